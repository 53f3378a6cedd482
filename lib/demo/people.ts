import type { Naming } from './places'
import type { Random } from './random'

interface Names {
  first: readonly string[]
  last: readonly string[]
}

const words = (text: string) => text.split(' ')

const names: Record<Naming, Names> = {
  english: {
    first: words(
      'Alice Ben Caroline Daniel Erin Frank Gloria Henry Isabel James Karen Liam Maya Nathan Olivia Peter Rachel Samuel Tanya Victor Wendy Aisha Deepak Mei Omar Kwame Sofia Diego',
    ),
    last: words(
      'Adams Barker Chen Dawson Ellis Fletcher Grant Hughes Ingram Jensen Kapoor Lawson Mitchell Novak Osborne Patel Quinn Reyes Sullivan Tran Underwood Vance Whitaker Young Okoye Hassan Castillo Brooks',
    ),
  },
  german: {
    first: words(
      'Anke Bernd Claudia Dirk Eva Florian Greta Holger Ines Jürgen Katrin Lars Miriam Nils Petra Ralf Sabine Tobias Ulrike Wolfgang',
    ),
    last: words(
      'Albrecht Baumann Brandt Dietrich Ebert Fuchs Graf Hoffmann Jäger Krüger Lorenz Maurer Neumann Pohl Richter Schäfer Sommer Thiel Vogel Ziegler',
    ),
  },
  french: {
    first: words(
      'Amélie Bruno Camille Damien Élodie Fabien Gaëlle Hugo Inès Julien Karine Laurent Manon Nicolas Pauline Rémi Sandrine Thierry Valérie Yann',
    ),
    last: words(
      'Arnaud Barbier Chevalier Delmas Fontaine Garnier Hubert Joubert Lambert Marchand Noël Picard Renard Roussel Tessier Vasseur',
    ),
  },
  dutch: {
    first: words(
      'Anouk Bram Daan Esther Femke Gijs Hanneke Jeroen Lotte Maarten Nienke Pieter Ruben Sanne Thijs Wouter',
    ),
    last: words(
      'Bakker Bosman Dekker Hendriks Jansen Kuipers Meijer Postma Schouten Smits Verhoeven Visser Willems Zwart',
    ),
  },
  spanish: {
    first: words(
      'Adriana Borja Carmen Diego Elena Fernando Gloria Hugo Irene Javier Lucía Manuel Nuria Óscar Pilar Raúl Silvia Tomás',
    ),
    last: words(
      'Aguilar Benítez Cabrera Domínguez Esteban Ferrer Gallego Herrera Iglesias Lozano Molina Navarro Ortega Prieto Romero Serrano Vidal',
    ),
  },
  italian: {
    first: words(
      'Alessia Bruno Chiara Dario Elisa Fabio Giulia Lorenzo Marta Nicola Paola Riccardo Silvia Tommaso',
    ),
    last: words(
      'Amato Bianchi Colombo Damiani Esposito Ferri Galli Leone Marchetti Neri Pagani Rinaldi Sala Villa',
    ),
  },
  nordic: {
    first: words(
      'Anders Birgitta Emil Frida Gustav Hanna Ingrid Johan Karin Lennart Maja Oskar Sofie Viktor',
    ),
    last: words(
      'Ahlgren Berglund Dahl Ekström Forsberg Hedlund Karlsson Lindgren Nyström Sandberg Strand Wallin',
    ),
  },
  polish: {
    first: words('Agnieszka Bartosz Dorota Filip Grzegorz Joanna Karol Magda Marek Paweł Renata Tomasz'),
    last: words(
      'Adamski Borkowski Dudek Gajda Jankowski Kaczmarek Lis Mazur Nowicki Pawlak Sikora Zieliński',
    ),
  },
  portuguese: {
    first: words('Ana Bruno Catarina Duarte Filipa Gonçalo Inês João Marta Nuno Rita Tiago'),
    last: words('Almeida Barros Cardoso Faria Lopes Matos Neves Pinto Ramos Teixeira Vieira'),
  },
}

const jobTitles = [
  'Chief Information Officer',
  'Chief Technology Officer',
  'VP Engineering',
  'VP Operations',
  'Head of Data',
  'Head of Infrastructure',
  'Director of IT',
  'Director of Digital Products',
  'Enterprise Architect',
  'Platform Lead',
  'Security Manager',
  'Procurement Manager',
]

/** Polish and a few others have letters that no decomposition turns into ASCII. */
const withoutMarks: Record<string, string> = { ł: 'l', ø: 'o', ß: 'ss', æ: 'ae' }

/** Lower-case ASCII letters and digits only, as mail and web addresses want them. */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[łøßæ]/g, (letter) => withoutMarks[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
}

export interface Person {
  FirstName: string
  LastName: string
  Email: string
  BusinessTitle: string
}

/** People who work at `domain` and have names of that country; no two share a first name. */
export function peopleAt(domain: string, naming: Naming, count: number, random: Random): Person[] {
  const { first, last } = names[naming]
  return random.sample(first, count).map((FirstName) => {
    const LastName = random.pick(last)
    const Email = `${plainLetters(FirstName)}.${plainLetters(LastName)}@${domain}`
    return { FirstName, LastName, Email, BusinessTitle: random.pick(jobTitles) }
  })
}
