import type { ProjectKind } from './project-kind'

/** Deals about data, analytics and machine learning. */
export const dataProjects: readonly ProjectKind[] = [
  {
    useCase: 'Big Data: Data Warehouse / Data Integration / ETL / Data Lake / BI',
    subjects: [
      {
        title: 'Governed data lake for {finance and risk|group reporting|sales and supply}',
        problem:
          'Month-end reporting takes {4-9} working days because figures come from {6-14} systems that are joined by hand in spreadsheets. The team wants one governed data lake and daily numbers.',
      },
      {
        title: 'Data warehouse migration to Amazon Redshift',
        problem:
          'The on-premises warehouse is {88-97} % full, its licence ends within a year, and nightly loads run into business hours. Query times at quarter end exceed {20-45} minutes.',
      },
    ],
    nextSteps: [
      'Send the data lake reference architecture and sizing sheet',
      'Agree the first three data domains for the pilot',
    ],
    delivery: ['Professional Services', 'Managed Services'],
    needs: ['Co-Sell - Architectural Validation', 'Co-Sell - Technical Consultation'],
    programs: ['Well-Architected'],
    spend: [9000, 38_000],
  },
  {
    useCase: 'Big Data: Data Warehouse / Data Integration / ETL / Data Lake / BI',
    industries: ['Retail', 'Consumer Goods', 'Hospitality', 'Travel'],
    subjects: [
      {
        title: 'Customer 360 and loyalty analytics',
        problem:
          'Loyalty, web shop and till data live in separate systems, so {18-35} % of customers appear twice and campaigns go to the wrong people. Marketing wants one profile that is no older than {10-30} minutes.',
      },
      {
        title: 'Single customer view across stores and web',
        problem:
          'Campaign results arrive {2-5} weeks after the fact. The customer needs a joined view of {300-900} thousand members to steer offers while a campaign still runs.',
      },
    ],
    nextSteps: [
      'Walk marketing through the identity-resolution demo',
      'Collect sample exports from the till and web shop teams',
    ],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Business Presentation', 'Co-Sell - Technical Consultation'],
    spend: [6000, 24_000],
  },
  {
    useCase: 'AI Machine Learning and Analytics',
    industries: ['Retail', 'Consumer Goods', 'Agriculture', 'Manufacturing'],
    subjects: [
      {
        title: 'Demand forecasting for {fresh goods|spare parts|seasonal ranges}',
        problem:
          'Planners forecast {8000-45000} items in spreadsheets; waste and stock-outs cost about {2-6} % of revenue. A pilot on two categories cut forecast error by a third and now has to be scaled.',
      },
      {
        title: 'Forecasting and replenishment on SageMaker',
        problem:
          'Replenishment runs once a week on last year’s averages. The customer wants daily forecasts per site that take weather and promotions into account.',
      },
    ],
    nextSteps: [
      'Compare pilot forecasts with last quarter’s actuals',
      'Define hand-over of forecasts to the ERP system',
    ],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Deal Support'],
    spend: [5000, 26_000],
  },
  {
    useCase: 'AI Machine Learning and Analytics',
    subjects: [
      {
        title: 'Document understanding for {claims|purchase invoices|customer letters}',
        problem:
          'About {4000-18000} documents a week are read and typed in by hand, with a backlog of {6-15} days. The customer wants extraction with a human check only where confidence is low.',
      },
      {
        title: 'Assistant for {service agents|field engineers} on Amazon Bedrock',
        problem:
          'Agents search {5-11} knowledge bases per call and average handling time has grown to {9-14} minutes. An assistant that answers from approved documents only, with sources, should halve the search time.',
      },
    ],
    nextSteps: [
      'Run the accuracy test on 500 anonymised documents',
      'Clarify data residency with the works council and legal',
    ],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Pricing Assistance'],
    spend: [4000, 30_000],
  },
  {
    useCase: 'AI Machine Learning and Analytics',
    industries: ['Financial Services'],
    subjects: [
      {
        title: 'Real-time fraud scoring for {card payments|instant payments}',
        problem:
          'The rule engine flags {2-5} % of payments and nine in ten alerts are false, while instant payments leave under {3-8} seconds to decide. Scoring has to move next to the payment stream.',
      },
      {
        title: 'Fraud analytics modernisation',
        problem:
          'Fraud losses rose {20-60} % in a year. Models are retrained twice a year because features are built by hand in the mainframe extract.',
      },
    ],
    nextSteps: [
      'Agree latency target and shadow-mode period',
      'Review model governance with the risk committee',
    ],
    delivery: ['SaaS or PaaS'],
    needs: ['Co-Sell - Architectural Validation', 'Co-Sell - Deal Support'],
    spend: [14_000, 52_000],
  },
  {
    useCase: 'IOT',
    industries: ['Manufacturing', 'Energy - Power and Utilities', 'Automotive', 'Agriculture'],
    subjects: [
      {
        title: 'Predictive maintenance for {presses and mills|pumps and turbines|packaging lines}',
        problem:
          'Unplanned stops cost {30-120} hours a month across {3-9} sites. Sensor data stays in the plants and is deleted after a week, so failures are only explained afterwards.',
      },
      {
        title: 'Connected plant: condition monitoring',
        problem:
          'Maintenance follows the calendar although {40-60} % of replaced parts were still good. The customer wants condition data from {200-900} machines in one place and alerts before a failure.',
      },
    ],
    nextSteps: ['Plant visit to list machine interfaces', 'Agree which two lines run the proof of concept'],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Technical Consultation', 'Co-Sell - Architectural Validation'],
    spend: [5000, 22_000],
  },
  {
    useCase: 'IOT',
    industries: ['Transportation and Logistics', 'Travel'],
    subjects: [
      {
        title: 'Fleet telemetry platform',
        problem:
          'Telemetry from {400-2500} vehicles is processed overnight and arrives too late for dispatch. Drivers are rerouted by phone and {5-12} % of deliveries miss their slot.',
      },
      {
        title: 'Live tracking for {refrigerated loads|containers|delivery vans}',
        problem:
          'Customers ask for proof that the cold chain held. Temperature loggers are read by hand after delivery and {2-6} % of loads are disputed.',
      },
    ],
    nextSteps: ['Confirm device models and message rates', 'Show the dispatch team the live map'],
    delivery: ['SaaS or PaaS'],
    needs: ['Co-Sell - Technical Consultation'],
    spend: [6000, 28_000],
  },
  {
    useCase: 'Healthcare and Life Sciences',
    industries: ['Healthcare', 'Life Sciences'],
    subjects: [
      {
        title: 'Genomics pipeline on AWS HealthOmics',
        problem:
          'Sequencing output doubles every {10-16} months and the cluster queue is {5-12} days long. Researchers copy files to laptops to get work done, which compliance can no longer accept.',
      },
      {
        title: 'Research data platform with governed sharing',
        problem:
          'Study data from {6-20} partner hospitals arrives in different formats. Cleaning takes longer than the analysis and nobody can show who has read what.',
      },
    ],
    nextSteps: [
      'Benchmark one cohort against the present cluster',
      'Data protection impact assessment with the research office',
    ],
    delivery: ['Professional Services', 'Managed Services'],
    needs: ['Co-Sell - Architectural Validation', 'Co-Sell - Total Cost of Ownership Evaluation'],
    spend: [12_000, 48_000],
  },
  {
    useCase: 'Energy',
    industries: ['Energy - Power and Utilities'],
    subjects: [
      {
        title: 'Smart meter data platform',
        problem:
          '{200-900} thousand smart meters deliver quarter-hour values, but the billing database accepts them once a day. The regulator now asks for hourly data to be available to customers the next morning.',
      },
      {
        title: 'Grid load forecasting and balancing',
        problem:
          'Roof-top solar makes load forecasts wrong by up to {15-35} % on sunny days, and balancing energy is bought at peak prices.',
      },
    ],
    nextSteps: [
      'Size ingestion for the full meter roll-out',
      'Agree retention and aggregation rules with market operations',
    ],
    delivery: ['SaaS or PaaS', 'Professional Services'],
    needs: ['Co-Sell - Architectural Validation', 'Co-Sell - Support for Public Tender / RFx'],
    spend: [11_000, 44_000],
  },
  {
    useCase: 'Database',
    subjects: [
      {
        title: 'Oracle to Aurora PostgreSQL migration',
        problem:
          'Licence and support for {12-40} Oracle databases renew within the year at {18-30} % more. Two of them hold most of the stored procedures and decide the schedule.',
      },
      {
        title: 'Managed databases for the {order|policy|booking} platform',
        problem:
          'Database patching needs a Sunday night every month and failover is untested since {2019|2020|2021}. The team of three wants managed databases with tested recovery.',
      },
    ],
    nextSteps: ['Share the schema conversion report', 'Choose the pilot database and freeze window'],
    delivery: ['Professional Services'],
    needs: ['Co-Sell - Total Cost of Ownership Evaluation', 'Co-Sell - Technical Consultation'],
    programs: ['Migration Acceleration Program'],
    spend: [8000, 34_000],
  },
]
