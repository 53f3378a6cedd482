import { Button } from './button'

export interface ShowAllProps {
  /** How many there are, with those that are always shown. */
  total: number
  isOpen: boolean
  onToggle: () => void
}

/** Unfolds the rest of a list that begins with its first few entries, and folds it again. */
export function ShowAll({ total, isOpen, onToggle }: ShowAllProps) {
  return (
    <Button variant="ghost" size="sm" className="-ml-2 mt-1" aria-expanded={isOpen} onClick={onToggle}>
      {isOpen ? 'Show fewer' : `Show all ${total}`}
    </Button>
  )
}
