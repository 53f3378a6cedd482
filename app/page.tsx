import { redirect } from 'next/navigation'
import { homePath } from '@/lib/auth/sign-in-path'

export default function StartPage(): never {
  redirect(homePath)
}
