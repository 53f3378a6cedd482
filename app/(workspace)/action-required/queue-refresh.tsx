'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 20_000

/** Reads the queue anew now and then while it is looked at: AWS sends deals back without our doing. */
export function QueueRefresh() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
