import type { ProjectKind } from './project-kind'

/** Deals about building, renewing and delivering applications. */
export const applicationProjects: readonly ProjectKind[] = [
  {
    useCase: 'Containers & Serverless',
    subjects: [
      {
        title: '{Order|Policy|Booking} platform on Amazon EKS',
        problem:
          'Releases happen every {6-10} weeks because {8-20} teams share one application. An outage of one part stops everything, last time for {3-7} hours on a Friday.',
      },
      {
        title: 'Event-driven rebuild of the {order|claims|billing} service',
        problem:
          'The monolith scales only as a whole: at peak it needs {5-9} times the servers of a normal day, which are then paid for all year.',
      },
    ],
    nextSteps: ['Event-storming workshop with two product teams', 'Agree the first service to cut out'],
    delivery: ['Professional Services', 'SaaS or PaaS'],
    needs: ['Co-Sell - Architectural Validation', 'Co-Sell - Technical Consultation'],
    spend: [7000, 32_000],
  },
  {
    useCase: 'Web development & DevOps',
    subjects: [
      {
        title: 'Customer portal relaunch',
        problem:
          'The portal was written in {2011|2013|2014}, works poorly on phones, and {40-65} % of visitors give up before the last step. Call-centre cost rises accordingly.',
      },
      {
        title: 'Self-service portal for {tenants|dealers|policy holders|students}',
        problem:
          'Every text change goes through the agency and takes {2-4} weeks. The customer wants a portal its own team can change daily, with sign-on that its auditors accept.',
      },
    ],
    nextSteps: [
      'Click-through prototype review with five end users',
      'Confirm identity provider and sign-on flow',
    ],
    delivery: ['Professional Services'],
    needs: ['Co-Sell - Technical Consultation'],
    spend: [2500, 12_000],
  },
  {
    useCase: 'Business Applications & Contact Center',
    subjects: [
      {
        title: 'Contact centre on Amazon Connect',
        problem:
          'The telephone system for {120-900} agents is out of support and callers wait {4-9} minutes on Mondays. Chat and telephone are separate, so customers explain their case twice.',
      },
      {
        title: 'Contact centre move, {120-900} agents',
        problem:
          'Seasonal peaks need {2-4} times the agents, but licences are bought for the year. Supervisors have no live view of home-working staff.',
      },
    ],
    nextSteps: ['Call-flow workshop with supervisors', 'Number porting plan with the carrier'],
    delivery: ['Professional Services', 'SaaS or PaaS'],
    needs: ['Co-Sell - Business Presentation', 'Co-Sell - Pricing Assistance'],
    spend: [8000, 36_000],
  },
  {
    useCase: 'Business Applications: Mainframe Modernization',
    industries: ['Financial Services', 'Transportation and Logistics', 'Retail'],
    subjects: [
      {
        title: 'Mainframe modernisation: {policy administration|core ledger|tariff engine}',
        problem:
          'Some {4-11} million lines of COBOL run the core business and {60-75} % of those who know them retire within five years. MIPS cost grows {6-9} % a year without new function.',
      },
      {
        title: 'Mainframe batch off-load to AWS',
        problem:
          'The nightly batch leaves a margin of {20-50} minutes. Regulators ask for intraday figures that the present schedule cannot deliver.',
      },
    ],
    nextSteps: ['Code analysis of two subsystems', 'Executive briefing on refactor against replatform'],
    delivery: ['Professional Services'],
    needs: ['Co-Sell - Business Presentation', 'Co-Sell - Total Cost of Ownership Evaluation'],
    programs: ['Migration Acceleration Program'],
    spend: [24_000, 95_000],
  },
  {
    useCase: 'Media & High performance computing (HPC)',
    industries: ['Media and Entertainment'],
    subjects: [
      {
        title: 'Cloud rendering and virtual post-production',
        problem:
          'Render farm capacity is exceeded {6-12} weeks a year and deadlines are met only by renting hardware at short notice. Editors in {3-6} cities copy footage by courier.',
      },
      {
        title: 'Live streaming platform for {sports|regional news|concerts}',
        problem:
          'Streams break up above {60-180} thousand viewers and the present supplier needs two days’ notice for an event.',
      },
    ],
    nextSteps: ['Test render of one episode', 'Load test plan for the season opener'],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Deal Support'],
    spend: [12_000, 55_000],
  },
  {
    useCase: 'Content Delivery & Edge Services',
    industries: ['Retail', 'Media and Entertainment', 'Software and Internet', 'Education'],
    subjects: [
      {
        title: 'Content delivery and bot protection with CloudFront',
        problem:
          'Pages take {4-8} seconds outside the home market and bots cause {30-55} % of requests. The last campaign was stopped by an attack for {2-5} hours.',
      },
      {
        title: 'Edge delivery for the {online shop|learning platform|news site}',
        problem:
          'The delivery contract renews in {4-8} months with a minimum volume that the customer no longer reaches.',
      },
    ],
    nextSteps: ['Measure page speed from five markets', 'Send commitment pricing for three volumes'],
    delivery: ['Resell', 'Professional Services'],
    needs: ['Co-Sell - Competitive Information', 'Co-Sell - Pricing Assistance'],
    spend: [5000, 25_000],
  },
  {
    useCase: 'Manufacturing, Supply Chain and Operations',
    industries: ['Manufacturing', 'Automotive', 'Consumer Goods', 'Agriculture'],
    subjects: [
      {
        title: 'Supply chain control tower',
        problem:
          'A missing part is noticed when the line stops: {5-14} times last quarter. Supplier data comes in by mail and portal exports, none of it in one place.',
      },
      {
        title: 'Traceability from {field to shelf|supplier to car|batch to customer}',
        problem:
          'New law asks for proof of origin for every batch. Today a trace takes {3-8} days and involves {4-9} people in three companies.',
      },
    ],
    nextSteps: ['Connect the first two suppliers', 'Agree alert rules with production planning'],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Business Presentation', 'Co-Sell - Architectural Validation'],
    spend: [6000, 27_000],
  },
  {
    useCase: 'Cloud Management Tools & DevOps with Continuous Integration & Continuous Delivery (CICD)',
    industries: ['Software and Internet', 'Financial Services', 'Telecommunications', 'Retail'],
    subjects: [
      {
        title: 'Internal developer platform',
        problem:
          '{25-90} teams keep their own pipelines; a security fix takes {3-7} weeks to reach all of them. New developers need {9-20} days before their first release.',
      },
      {
        title: 'CI/CD consolidation for {25-90} teams',
        problem:
          'Build servers under desks were found during an audit. The customer wants one paved road with approvals and evidence built in.',
      },
    ],
    nextSteps: ['Choose two pioneer teams', 'Agree golden-path template and guard rails'],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Technical Consultation'],
    spend: [4500, 20_000],
  },
  {
    useCase: 'Financial Services',
    industries: ['Financial Services'],
    subjects: [
      {
        title: 'Open banking API platform',
        problem:
          'The API gateway stops at {80-200} calls a second and partners queue for onboarding. New rules demand monthly availability figures.',
      },
      {
        title: 'Digital onboarding for {private|business} customers',
        problem:
          'Opening an account takes {6-12} days and {45-65} % of applicants do not finish. Identity checks, scoring and signature are three suppliers with three data formats.',
      },
    ],
    nextSteps: ['Security questionnaire back to the bank', 'Sandbox access for two fintech partners'],
    delivery: ['SaaS or PaaS'],
    needs: ['Co-Sell - Architectural Validation', 'Co-Sell - Business Presentation'],
    spend: [8000, 35_000],
  },
  {
    useCase: 'Healthcare and Life Sciences',
    industries: ['Healthcare'],
    subjects: [
      {
        title: 'Patient engagement and telehealth platform',
        problem:
          'About {12-22} % of appointments are missed and reminders are printed letters. Patients ask for video visits, which staff now run with private accounts.',
      },
      {
        title: 'Imaging exchange between clinics',
        problem:
          'Images move between {8-25} clinics on discs. Repeat examinations cost time and radiation, and emergency teams wait {20-50} minutes for earlier pictures.',
      },
    ],
    nextSteps: [
      'Interface list with the hospital information system',
      'Privacy workshop with the data protection officer',
    ],
    delivery: ['SaaS or PaaS', 'Managed Services'],
    needs: ['Co-Sell - Architectural Validation', 'Co-Sell - Support for Public Tender / RFx'],
    spend: [7000, 29_000],
  },
  {
    useCase: 'Connected Services',
    industries: ['Automotive', 'Telecommunications', 'Consumer Goods', 'Manufacturing'],
    subjects: [
      {
        title: 'Connected product platform',
        problem:
          'Faults in {80-700} thousand devices in the field can only be fixed by a technician. The next product line needs updates over the air from the first day.',
      },
      {
        title: 'Over-the-air updates for {cars|appliances|routers}',
        problem:
          'Device data is bought from a supplier under a contract that forbids own use. The company wants its own platform before the next model year.',
      },
    ],
    nextSteps: ['Threat model with the device security team', 'Plan certificate provisioning at the factory'],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Deal Support'],
    spend: [9000, 42_000],
  },
  {
    useCase: 'Hybrid Application Platform',
    industries: ['Telecommunications', 'Energy - Power and Utilities', 'Manufacturing', 'Hospitality'],
    subjects: [
      {
        title: 'Hybrid container platform for {plants|stations|hotels}',
        problem:
          'Applications must run in {12-60} sites and in the cloud from one set of manifests. Today each site has its own versions and {3-6} people travel to update them.',
      },
      {
        title: 'ROSA: Red Hat OpenShift on AWS',
        problem:
          'The OpenShift cluster on premises is at {85-96} % and hardware lead time is {14-26} weeks, while three product teams wait for capacity.',
      },
    ],
    nextSteps: ['Cluster sizing and subscription check', 'Agree which namespaces move first'],
    delivery: ['BYOL or AMI', 'Professional Services'],
    needs: ['Co-Sell - Technical Consultation'],
    spend: [8000, 33_000],
  },
  {
    useCase: 'Training',
    subjects: [
      {
        title: 'Cloud skills programme for the engineering teams',
        problem:
          'Only {6-15} of {60-300} engineers hold a cloud certificate, and projects wait for the same few people. HR wants a programme with measurable progress over a year.',
      },
      {
        title: 'AWS training and immersion days',
        problem:
          'Teams learn by trial and error in production accounts. After {3-6} incidents in a quarter management asks for training before further migration.',
      },
    ],
    nextSteps: ['Skills assessment of two departments', 'Propose immersion day agenda'],
    delivery: ['Professional Services', 'Other'],
    needs: ['Co-Sell - Business Presentation'],
    programs: ['APN Immersion Days'],
    spend: [1200, 5000],
  },
  {
    useCase: 'Enterprise Resource Planning',
    industries: ['Education', 'Professional Services', 'Non-Profit Organization', 'Retail', 'Hospitality'],
    subjects: [
      {
        title: 'ERP hosting move to AWS',
        problem:
          'The ERP supplier ends hosting in {7-12} months. Month-end posting already takes {9-16} hours and there is no second site.',
      },
      {
        title: 'ERP performance and disaster recovery',
        problem:
          'Finance, purchasing and payroll stop together when the server room loses power: {2-4} times in the last year, the longest for {6-14} hours.',
      },
    ],
    nextSteps: ['Technical call with the ERP vendor', 'Recovery time targets with finance'],
    delivery: ['Managed Services', 'Professional Services'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Total Cost of Ownership Evaluation'],
    spend: [4000, 18_000],
  },
]
