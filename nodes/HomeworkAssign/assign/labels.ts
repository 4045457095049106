/** What an assignment says, in the words of the editor. */
export const LABELS = {
	clientName: 'Client Name',
	clientEmail: 'Client E-Mail',
	exerciseId: 'Exercise',
	deliverAt: 'Deliver At',
	dueAt: 'Due',
	sessionAt: 'Next Session',
	zone: 'Time Zone',
	clinicianName: 'Clinician Name',
	clinicianEmail: 'Clinician E-Mail',
	reminders: 'Reminders',
	quietHours: 'Quiet Hours',
	anyHour: 'Deliver Now, Even at Night',
	clientReference: 'Client Reference',
	words: 'Words to the Client',
	assignmentKey: 'Assignment Key',
	gapHours: 'Least Hours Between Reminders',
} as const;
