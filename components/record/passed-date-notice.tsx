import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { PassedDateWords, type PassedDateWordsProps } from './passed-date-words'

export interface PassedDateNoticeProps extends PassedDateWordsProps {
  /** Takes the reader to the field. */
  onSetDate: () => void
}

/** Above a form whose edits AWS takes only with a new close date. */
export function PassedDateNotice({ onSetDate, ...date }: PassedDateNoticeProps) {
  return (
    <Banner
      tone="warning"
      title="Set a new target close date with your next change"
      actions={
        <Button size="sm" onClick={onSetDate}>
          Set the date
        </Button>
      }
    >
      <PassedDateWords {...date} />
    </Banner>
  )
}
