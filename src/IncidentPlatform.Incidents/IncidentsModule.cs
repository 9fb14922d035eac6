using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.Adapters;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Adapters;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Effects;
using IncidentPlatform.Incidents.Features;
using IncidentPlatform.Incidents.Features.AfterHours;
using IncidentPlatform.Incidents.Features.Alerts;
using IncidentPlatform.Incidents.Features.Assessment;
using IncidentPlatform.Incidents.Features.Business;
using IncidentPlatform.Incidents.Features.Cascades;
using IncidentPlatform.Incidents.Features.Catalogue;
using IncidentPlatform.Incidents.Features.Commanding;
using IncidentPlatform.Incidents.Features.Customising;
using IncidentPlatform.Incidents.Features.Declaring;
using IncidentPlatform.Incidents.Features.Erasing;
using IncidentPlatform.Incidents.Features.Impact;
using IncidentPlatform.Incidents.Features.Policies;
using IncidentPlatform.Incidents.Features.Reporting;
using IncidentPlatform.Incidents.Features.Resolving;
using IncidentPlatform.Incidents.Features.Security;
using IncidentPlatform.Incidents.Features.Upstream;
using IncidentPlatform.Incidents.Features.Work;
using IncidentPlatform.Incidents.Impact;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Routing;
using IncidentPlatform.Incidents.Intake.Silencing;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Incidents.Reactions;
using IncidentPlatform.Incidents.Timers;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Incidents.Views.ReadModels;

namespace IncidentPlatform.Incidents;

/// <summary>What happened: everything this service does, on one screen.</summary>
public static class IncidentsModule
{
    public static void Configure(PlatformBuilder p)
    {
        p.Stream<Incident>("incident", IncidentEvolution.Evolve, FactTypes.All, FollowUps.Of, i => i.Revision, IncidentRow.Write);
        p.Stream<Silence>("silence", Silences.Evolve, Silences.Facts, Silences.DueWith);
        p.Publish<Incident>(Publishing.Publishing.From);
        p.Publish<Silence>(Silences.Publish);
        p.ConsumeReportedFacts<TakeReportedFact>();
        p.ConsumeRosters<KeepRoster>();
        p.Timer<AttachAlerts, AttachAlertsTimer>(AttachAlerts.Kind);
        p.Timer<GroupGathered, GroupGatheredTimer>(GroupGathered.Kind);
        p.Timer<SilenceEnds, SilenceEndsTimer>(SilenceEnds.Kind);
        p.Timer<RemindOfSilence, RemindOfSilenceTimer>(RemindOfSilence.Kind);
        p.Timer<HeartbeatDue, HeartbeatDueTimer>(HeartbeatDue.Kind);
        p.Timer<TellOfChanges, TellOfChangesTimer>(TellOfChanges.Kind);
        p.Timer<ProposalExpires, ProposalExpiresTimer>(ProposalExpires.Kind);
        p.Timer<AskDayTeam, AskDayTeamTimer>(AskDayTeam.Kind);
        p.Effect<RecomputeImpact, RecomputeImpactEffect>(RecomputeImpact.Kind);
        p.Effect<WatchUpstream, WatchUpstreamEffect>(WatchUpstream.Kind);
        p.Effect<CallScenarioWebhook, CallScenarioWebhookEffect>(CallScenarioWebhook.Kind);
        p.Configure(store =>
        {
            store.Schema.For<Incident>().Index(i => i.Number);
            store.Schema.For<Alert>().Index(a => a.IncidentId!).Index(a => a.HeldBy!).Index(a => a.UnattendedSince!);
            store.Schema.For<AlertGroup>();
            store.Schema.For<StoredRouting>();
            store.Schema.For<SourceSeen>();
            store.Schema.For<AlertsWaiting>();
            store.Schema.For<AlertSource>();
            store.Schema.For<RoutingKey>().Index(k => k.Source);
            store.Schema.For<SigningSecret>();
            store.Schema.For<ChangeEvent>().Index(c => c.Service);
            store.Schema.For<RosterCopy>();
            store.Schema.For<EvidenceAccess>().Index(e => e.IncidentId);
            store.Schema.For<CustomField>();
            store.Schema.For<IncidentType>();
            store.Schema.For<StoredPack>();
            store.Schema.For<StoredPackVersion>().Index(v => v.Name);
            store.Schema.For<Scenario>();
            store.Schema.For<UpstreamReading>();
            IntakeSchema.Add(store);
            IncidentRow.AddTable(store);
            LastLook.AddTable(store);
            CatalogueSchema.Add(store);
        });

        p.Leading((services, ct) => services.GetRequiredService<IntakeWorker>().Run(ct));
        p.Leading((services, ct) => services.GetRequiredService<IntakeRetention>().Run(ct));
        p.Leading((services, ct) => services.GetRequiredService<ReadModelProof>().Run(ct));
        p.Waiting("intake", "select count(*) from intake_alert where processed_at is null");

        p.Services.AddSingleton(FirstCommanders.From(p.Configuration));
        p.Services.AddSingleton(UpstreamWatching.From(p.Configuration));
        p.Services.AddSingleton(WorkingHours.From);
        p.Services.AddSingleton(_ => new GuardedHttp(privateToo: p.Environment.IsDevelopment()));
        p.Services.AddSingleton<StatusPages>();
        p.Services.AddScoped<IExportLimits, ExportToTheNamed>();
        p.Services.AddSingleton<IncidentNumbers>();
        p.Services.AddSingleton<RoutingKeys>();
        p.Services.AddSingleton<SourceLimits>();
        p.Services.AddSingleton<AlertIntake>();
        p.Services.AddSingleton<IntakeHistory>();
        p.Services.AddSingleton<SignalReports>();
        p.Services.AddSingleton<CatalogueReader>();
        p.Services.AddSingleton<DependenciesNow>();
        p.Services.AddSingleton<CatalogueChanges>();
        p.Services.AddSingleton<CatalogueTransactions>();
        p.Services.AddSingleton<ImpactReader>();
        p.Services.AddSingleton<IncidentOpening>();
        p.Services.AddSingleton<CustomersHit>();
        p.Services.AddSingleton<IntakeWorker>();
        p.Services.AddSingleton<IntakeRetention>();
        p.Services.AddSingleton<IntakeWriter>();
        p.Services.AddHostedService(services => services.GetRequiredService<IntakeWriter>());
        p.Services.AddHostedService<AlertQueue>();
        p.Services.AddHostedService<IncidentMetrics>();
        p.Services.AddSingleton<ReadModelCheck>();
        p.Services.AddSingleton<ReadModelProof>();
        p.Services.AddSingleton<TimelineWatch>();
        p.Services.AddHostedService(services => services.GetRequiredService<TimelineWatch>());
        p.Services.AddScoped<IncidentCommands>();
        p.Services.AddSingleton<EvidenceLog>();
        p.Services.AddScoped<EvidenceReader>();
        p.Services.AddScoped<Configured>();
        p.Services.AddScoped<StreamReading>();
        p.Services.AddScoped<Erasures>();
    }

    public static void MapRoutes(IEndpointRouteBuilder routes)
    {
        // Intake
        ReceiveAlerts.Map(routes);
        ReceivePagerDutyEvents.Map(routes);
        ReceiveOpsgenieAlerts.Map(routes);
        ReceiveSignal.Map(routes);
        ListAlerts.Map(routes);
        ListAlertSources.Map(routes);
        PutAlertSource.Map(routes);
        RoutingKeyRoutes.Map(routes);
        PutSigningSecret.Map(routes);
        ListChangeEvents.Map(routes);
        ReceiveHeartbeat.Map(routes);
        AlertRoutingRoutes.Map(routes);
        TryAlertRouting.Map(routes);
        SilenceRoutes.Map(routes);

        // Declaration
        Declare.Map(routes);
        DecideProposal.Map(routes);
        ChangeSeverity.Map(routes);
        Retitle.Map(routes);
        Cancel.Map(routes);
        AddNote.Map(routes);
        AddPrivilegedNote.Map(routes);
        Correct.Map(routes);
        CorrectImpactStart.Map(routes);
        ReceiveExecutiveEscalation.Map(routes);
        Merge.Map(routes);
        PinFact.Map(routes);
        UnpinFact.Map(routes);

        // Policy
        ListPacks.Map(routes);
        ShowPackSchema.Map(routes);
        ShowPack.Map(routes);
        ListPackVersions.Map(routes);
        ValidatePack.Map(routes);
        ResolvePack.Map(routes);
        PutPack.Map(routes);
        ChangePolicy.Map(routes);

        // Custom fields
        CustomFieldRoutes.Map(routes);
        IncidentTypeRoutes.Map(routes);
        SetCustomFields.Map(routes);
        SetType.Map(routes);

        // Command
        AssignRole.Map(routes);
        ProposeHandOver.Map(routes);
        AcknowledgeHandOver.Map(routes);
        Relieve.Map(routes);
        OverrideRule.Map(routes);
        ChangeCadence.Map(routes);
        RoleCatalogue.Map(routes);

        // Work
        AssignWork.Map(routes);
        ReassignWork.Map(routes);
        CompleteWork.Map(routes);
        OrderWork.Map(routes);
        ListWork.Map(routes);
        GiveTechnicalStatus.Map(routes);

        // Cascades
        Link.Map(routes);
        Unlink.Map(routes);
        FixOrders.Map(routes);

        // Assessment
        Assess.Map(routes);
        ChangeScope.Map(routes);
        StateHypothesis.Map(routes);
        ConfirmHypothesis.Map(routes);
        DropHypothesis.Map(routes);
        GiveEta.Map(routes);
        IdentifyRootCause.Map(routes);

        // Resolution
        RecordFinding.Map(routes);
        RecordDecision.Map(routes);
        ProposeFix.Map(routes);
        ValidateFix.Map(routes);
        DeployFix.Map(routes);
        RevertFix.Map(routes);
        VerifyFix.Map(routes);
        Resolve.Map(routes);
        ReportRecurrence.Map(routes);
        ReportRelatedTicket.Map(routes);
        ConfirmRelatedTicket.Map(routes);
        DismissRelatedTickets.Map(routes);
        DeclareAllClear.Map(routes);

        // Security
        Designate.Map(routes);
        GrantAccess.Map(routes);
        RevokeAccess.Map(routes);
        EngageAuditor.Map(routes);
        ChangePhase.Map(routes);
        RecordAwareness.Map(routes);
        RecordFiling.Map(routes);
        RegisterEvidence.Map(routes);
        TransferCustody.Map(routes);

        // Business
        RequestCompensation.Map(routes);
        AuthorizeCompensation.Map(routes);
        DetermineMateriality.Map(routes);
        RecordBoardApproval.Map(routes);
        FlagCriticalCustomer.Map(routes);

        // Upstream
        DeclareDependency.Map(routes);
        ReportUpstreamStatus.Map(routes);
        ActivateFallback.Map(routes);
        RecordUpstreamCredit.Map(routes);
        UpstreamView.Map(routes);

        // After hours
        ScenarioRoutes.Map(routes);
        ScenariosView.Map(routes);
        ApplyScenario.Map(routes);
        TakeRunbookStep.Map(routes);
        HandToDayTeam.Map(routes);
        DayHandOverView.Map(routes);

        // Reports
        RecordChange.Map(routes);
        ReportTicketVolume.Map(routes);
        ReportMediaAttention.Map(routes);

        // Catalogue and impact
        CatalogueRoutes.Map(routes);
        GrantSlaException.Map(routes);
        ImpactView.Map(routes);
        CustomerContacts.Map(routes);

        // Evidence
        SetLegalHold.Map(routes);
        ErasePerson.Map(routes);
        EraseFacts.Map(routes);
        VerificationView.Map(routes);
        ExportIncident.Map(routes);

        // Views
        IncidentList.Map(routes);
        ShowIncident.Map(routes);
        FactsView.Map(routes);
        HypothesesView.Map(routes);
        EtasView.Map(routes);
        RelatedTicketsView.Map(routes);
        Timeline.Map(routes);
        LiveTimeline.Map(routes);
        Difference.Map(routes);
        CatchUp.Map(routes);
        LastLook.Map(routes);
        CommandView.Map(routes);
        AccessView.Map(routes);
        ReadModelRoutes.Map(routes);
        SecurityView.Map(routes);
        EvidenceView.Map(routes);
    }
}
