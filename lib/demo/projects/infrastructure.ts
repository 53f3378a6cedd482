import type { ProjectKind } from './project-kind'

/** Deals about moving, running and securing what the customer already has. */
export const infrastructureProjects: readonly ProjectKind[] = [
  {
    useCase: 'Migration / Database Migration',
    subjects: [
      {
        title: 'Data centre exit: {first wave|phase 1|core workloads}',
        problem:
          'The colocation contract for {2-4} data centres ends in {9-16} months and renewal is {25-45} % dearer. About {120-480} servers have to move, a third of them past vendor support.',
      },
      {
        title: 'Data centre consolidation, {120-480} servers',
        problem:
          'Two acquisitions left {3-6} server rooms with different tooling. The CIO wants one landing zone and a funded plan before next year’s budget round.',
      },
    ],
    nextSteps: [
      'Finish discovery agent roll-out and dependency map',
      'Present the migration business case to the CFO',
    ],
    delivery: ['Professional Services', 'Managed Services'],
    needs: ['Co-Sell - Total Cost of Ownership Evaluation', 'Co-Sell - Deal Support'],
    programs: ['Migration Acceleration Program', 'Well-Architected'],
    spend: [18_000, 75_000],
  },
  {
    useCase: 'VMWare',
    subjects: [
      {
        title: 'VMware exit to Amazon EC2',
        problem:
          'The new VMware subscription is {2-4} times the former price and renews in {5-11} months. {150-600} virtual machines need a target, most of them ordinary Windows and Linux servers.',
      },
      {
        title: 'Move off VMware before licence renewal',
        problem:
          'Hosts are due for replacement at the same time as the hypervisor licence. The customer prefers to spend that budget on moving {150-400} machines to EC2.',
      },
    ],
    nextSteps: [
      'Export RVTools inventory for right-sizing',
      'Agree waves and rollback rules with operations',
    ],
    delivery: ['Professional Services', 'Resell'],
    needs: ['Co-Sell - Competitive Information', 'Co-Sell - Total Cost of Ownership Evaluation'],
    programs: ['Migration Acceleration Program'],
    spend: [15_000, 58_000],
  },
  {
    useCase: 'SAP',
    industries: [
      'Manufacturing',
      'Consumer Goods',
      'Automotive',
      'Life Sciences',
      'Energy - Power and Utilities',
    ],
    subjects: [
      {
        title: 'SAP S/4HANA on AWS',
        problem:
          'SAP ECC support ends in 2027 and the hardware under it is {6-9} years old. The company wants S/4HANA on AWS with a sandbox for each of {3-7} business units during conversion.',
      },
      {
        title: 'SAP ERP move and HANA conversion',
        problem:
          'System copies for testing take {2-5} weeks, so releases slip by a quarter. On AWS a copy should take a day and cost nothing when not in use.',
      },
    ],
    nextSteps: ['Review the HANA sizing report with Basis', 'Workshop on cut-over weekend and downtime'],
    delivery: ['Professional Services', 'Managed Services'],
    needs: ['Co-Sell - Architectural Validation', 'Co-Sell - Pricing Assistance'],
    programs: ['Migration Acceleration Program'],
    spend: [22_000, 90_000],
  },
  {
    useCase: 'Storage & Backup',
    subjects: [
      {
        title: 'Backup modernisation with ransomware-proof copies',
        problem:
          'Backups of {150-700} TB go to tape and the last full restore test took {4-9} days. After an incident at a competitor the board asks for copies that an attacker cannot delete.',
      },
      {
        title: 'Tape replacement and long-term archive',
        problem:
          'The backup appliance is full, out of support in {6-10} months, and the off-site courier contract costs more every year.',
      },
    ],
    nextSteps: [
      'Calculate restore time for the three critical systems',
      'Send sample recovery plan to the insurer',
    ],
    delivery: ['Managed Services', 'Resell'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Pricing Assistance'],
    spend: [3000, 14_000],
  },
  {
    useCase: 'Archiving',
    industries: ['Media and Entertainment', 'Education', 'Healthcare', 'Financial Services'],
    subjects: [
      {
        title: 'Digital archive on S3 Glacier',
        problem:
          '{300-2000} TB of material sits on {5-9} storage systems bought over fifteen years. Finding one item takes days and two systems have no spare parts left.',
      },
      {
        title: 'Archive of {film and audio|patient images|contracts} to AWS',
        problem:
          'Records must be kept for {10-30} years but the archive vendor leaves the market. The customer needs an open format, an audit trail and a price that fits rare access.',
      },
    ],
    nextSteps: ['Define retention classes and retrieval times', 'Test ingest of one shelf of originals'],
    delivery: ['Managed Services', 'Professional Services'],
    needs: ['Co-Sell - Pricing Assistance'],
    spend: [2500, 12_000],
  },
  {
    useCase: 'Security & Compliance',
    subjects: [
      {
        title: 'Security baseline and central logging',
        problem:
          'Logs of {20-80} AWS accounts are kept in {3-6} places and the auditor found no one reading alerts at night. The customer wants a baseline, central findings and a service that reacts.',
      },
      {
        title: 'Managed detection and response on AWS',
        problem:
          'A penetration test found {12-40} open issues, most of them from accounts made outside IT. New rules apply from {January|April|October} and evidence is collected by hand.',
      },
    ],
    nextSteps: ['Run the account baseline report', 'Agree severity levels and reaction times'],
    delivery: ['Managed Services', 'SaaS or PaaS'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Business Presentation'],
    programs: ['Well-Architected'],
    spend: [3500, 16_000],
  },
  {
    useCase: 'Configuration, Compliance & Auditing',
    industries: ['Financial Services', 'Healthcare', 'Telecommunications', 'Energy - Power and Utilities'],
    subjects: [
      {
        title: '{DORA|NIS2|ISO 27001} evidence automation',
        problem:
          'Preparing one audit binds {4-9} people for {5-10} weeks. Controls are checked on samples, and exceptions are found months later.',
      },
      {
        title: 'Continuous compliance for {payments|critical infrastructure}',
        problem:
          'Supervisors ask for proof that critical functions can move to a second region. Nothing is documented and the last test was cut short after {3-8} hours.',
      },
    ],
    nextSteps: ['Map the control set to AWS Config rules', 'Book the dry run with internal audit'],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Architectural Validation'],
    spend: [3000, 13_000],
  },
  {
    useCase: 'Networking',
    subjects: [
      {
        title: 'Branch network to AWS Cloud WAN',
        problem:
          'All {40-260} branches reach cloud applications through one data centre line that is full from 9 to 11 each morning. MPLS contracts end next year.',
      },
      {
        title: 'Hybrid connectivity and SD-WAN for {40-260} sites',
        problem:
          'A new site takes {8-14} weeks to connect, and firewall rules are kept in a spreadsheet that only two people may edit.',
      },
    ],
    nextSteps: [
      'Traffic measurement at three branches',
      'Compare carrier offers with Direct Connect pricing',
    ],
    delivery: ['Professional Services', 'Resell'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Competitive Information'],
    spend: [4000, 18_000],
  },
  {
    useCase: 'Monitoring & Observability',
    subjects: [
      {
        title: 'Observability platform replacement',
        problem:
          'Four monitoring tools cost {180-420} thousand a year and still {50-70} % of incidents are reported by customers first. Mean time to repair is {3-6} hours.',
      },
      {
        title: 'Central monitoring for {online shop|banking|booking} services',
        problem:
          'The present log tool bills by volume, so teams switch logging off to save money and cannot explain failures afterwards.',
      },
    ],
    nextSteps: [
      'Agree the ten service-level indicators for the pilot',
      'Cost comparison at present log volume',
    ],
    delivery: ['SaaS or PaaS'],
    needs: ['Co-Sell - Technical Consultation'],
    spend: [4000, 17_000],
  },
  {
    useCase: 'High Performance Computing',
    industries: ['Automotive', 'Manufacturing', 'Life Sciences', 'Education', 'Energy - Power and Utilities'],
    subjects: [
      {
        title: 'HPC burst capacity for {crash simulation|fluid dynamics|reservoir models}',
        problem:
          'Engineers wait {2-6} days for a free slot on the cluster during development peaks, and a new cluster would take {8-12} months to buy.',
      },
      {
        title: 'Simulation cluster on AWS ParallelCluster',
        problem:
          'Jobs need {2000-9000} cores for a few days a month. The on-premises cluster is idle the rest of the time and its power contract ends.',
      },
    ],
    nextSteps: [
      'Benchmark two reference jobs on three instance families',
      'Clarify solver licences for cloud use',
    ],
    delivery: ['Professional Services', 'BYOL or AMI'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Pricing Assistance'],
    spend: [16_000, 70_000],
  },
  {
    useCase: 'Outpost',
    industries: ['Manufacturing', 'Healthcare', 'Media and Entertainment'],
    subjects: [
      {
        title: 'AWS Outposts for {shop-floor control|imaging|playout}',
        problem:
          'Control software has to answer within {5-15} ms and may not depend on a wide-area line, yet the plant wants the same tooling and security as in the cloud.',
      },
      {
        title: 'Low-latency site compute on Outposts',
        problem:
          'Hospital images of {40-90} MB each are opened {3000-8000} times a day. They must stay on site while planning and reporting move to AWS.',
      },
    ],
    nextSteps: ['Site survey: power, cooling, uplink', 'Order timeline with AWS Outposts team'],
    delivery: ['Resell', 'Managed Services'],
    needs: ['Co-Sell - Deal Support', 'Co-Sell - Architectural Validation'],
    spend: [14_000, 46_000],
  },
  {
    useCase: 'Centralized Operations Management',
    subjects: [
      {
        title: 'Managed cloud operations, 24×7',
        problem:
          'The cloud team of {3-6} carries on-call for {30-90} workloads and two people left this year. Management wants a partner to run the platform with agreed service levels.',
      },
      {
        title: 'Run service for the {new|existing} AWS landing zone',
        problem:
          'After the migration nobody owns patching and cost control: {15-35} % of the bill is for idle resources and patch age is above {60-120} days.',
      },
    ],
    nextSteps: ['Agree transition plan and service catalogue', 'Present cost optimisation findings'],
    delivery: ['Managed Services'],
    needs: ['Co-Sell - Deal Support'],
    programs: ['Well-Architected'],
    spend: [6000, 30_000],
  },
  {
    useCase: 'Edge Computing / End User Computing',
    subjects: [
      {
        title: 'Amazon WorkSpaces for {900-3500} staff',
        problem:
          'Laptops for contractors take {8-20} days to ship and come back late or not at all. Data must not leave the country and the old desktop farm is out of capacity.',
      },
      {
        title: 'Virtual desktops for {contractors|contact centres|design teams}',
        problem:
          'The VDI farm fails about {2-4} times a month at shift change. Licences and hosts renew in the same quarter, for {900-3500} users.',
      },
    ],
    nextSteps: ['Pilot with 50 users from two departments', 'Check graphics needs of the design team'],
    delivery: ['Managed Services', 'Professional Services'],
    needs: ['Co-Sell - Pricing Assistance', 'Co-Sell - Technical Consultation'],
    programs: ['Workspaces/AppStream Accelerator Program'],
    spend: [9000, 40_000],
  },
]
