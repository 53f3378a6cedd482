/** "Only Ben or a manager can decide here." */
export function whoDecides(owner: string | undefined): string {
  const firstName = owner?.trim().split(/\s+/)[0]
  return firstName
    ? `Only ${firstName} or a manager can decide here.`
    : 'This deal has no owner yet; only a manager can decide here.'
}
