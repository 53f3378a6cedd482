'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const oftenMs = 2_000
const seldomMs = 15_000

/** Reads the list anew while it is looked at; often while changes are on their way. */
export function WatchChanges({ often }: { often: boolean }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible') router.refresh()
      },
      often ? oftenMs : seldomMs,
    )
    return () => clearInterval(timer)
  }, [router, often])
  return null
}
