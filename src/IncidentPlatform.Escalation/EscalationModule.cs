using IncidentPlatform.Escalation.Adapters;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Reminders;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Escalation.Features.EscalationPolicies;
using IncidentPlatform.Escalation.Features.Escalations;
using IncidentPlatform.Escalation.Features.Obligations;
using IncidentPlatform.Escalation.Features.OnCall;
using IncidentPlatform.Escalation.Features.OnCall.Importing;
using IncidentPlatform.Escalation.Features.Pages;
using IncidentPlatform.Escalation.Features.People;
using IncidentPlatform.Escalation.Features.Reminders;
using IncidentPlatform.Escalation.Features.WhatIf;
using IncidentPlatform.Escalation.Reactions;
using IncidentPlatform.Escalation.Timers;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.Access;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace IncidentPlatform.Escalation;

/// <summary>What is owed, by when, by whom, and who gets woken: everything this service does, on one screen.</summary>
public static class EscalationModule
{
    public static void Configure(PlatformBuilder p)
    {
        p.Stream<Ledger>("ledger", LedgerEvolution.Evolve, LedgerEvolution.Facts, LedgerDueWork.Of);
        p.Stream<OnCallRoster>("roster", RosterDecider.Evolve, RosterDecider.Facts, (fact, roster) => [.. RedrawRoster.Of(fact, roster), .. RemindOfShift.Of(fact)]);
        p.Stream<Schedule>("schedule", Scheduling.Evolve, Scheduling.Facts);
        p.Stream<EscalationPolicy>("escalation-policy", PolicySetting.Evolve, PolicySetting.Facts);
        p.Stream<Reminder>("reminder", Reminding.Evolve, Reminding.Facts, SendReminder.With);
        p.Configure(store =>
        {
            // What stays the same in most updates is indexed and not the document, so that these touch no index.
            store.Schema.For<Ledger>()
                .Duplicate(l => l.Settled, configure: index => index.Predicate = "not settled")
                .Duplicate(l => l.Items, pgType: "uuid[]", dbType: NpgsqlDbType.Array | NpgsqlDbType.Uuid, configure: index => index.Method = IndexMethod.gin);
            store.Schema.For<Reminder>().Index(r => r.Person);
            store.Schema.For<Person>();
            store.Schema.For<Position>();
            store.Schema.For<EscalationPolicy>().Index(e => e.Name);
            store.Schema.For<PageWebhook>();
            store.Schema.For<Team>();
            store.Schema.For<ContactVerification>();
            store.Schema.For<LinkKey>();
            store.Schema.For<CalendarFeed>().Index(f => f.CreatedBy);
            store.Schema.For<Schedule>().Index(s => s.Duty);
        });

        p.Publish<Ledger>(Publishing.Publishing.From);
        p.Publish<OnCallRoster>(Publishing.Publishing.From);
        p.Feed<LedgerReactions>();
        p.ConsumeReminders<TakeReminder>();

        p.Timer<MissCheck, MissCheckTimer>(MissCheck.Kind);
        p.Timer<LadderStepDue, LadderStepTimer>(LadderStepDue.Kind);
        p.Timer<EscalationSilence, EscalationSilenceTimer>(EscalationSilence.Kind);
        p.Timer<PolicyStepDue, PolicyStepTimer>(PolicyStepDue.Kind);
        p.Timer<SnoozeOver, SnoozeOverTimer>(SnoozeOver.Kind);
        p.Timer<PagesAnswerable, PagesAnswerableTimer>(PagesAnswerable.Kind);
        p.Timer<RedrawRoster, RedrawRosterTimer>(RedrawRoster.Kind);
        p.Timer<RemindOfShift, RemindOfShiftTimer>(RemindOfShift.Kind);
        p.Effect<ConfirmMiss, ConfirmMissEffect>(ConfirmMiss.Kind);
        p.Effect<PagePerson, PagePersonEffect>(PagePerson.Kind);
        p.Effect<SendReminder, SendReminderEffect>(SendReminder.Kind);

        p.Leading((services, ct) => services.GetRequiredService<LedgerAuditor>().Run(ct));
        p.Services.AddSingleton<LedgerAuditor>();
        p.Services.AddScoped<ScheduleChanges>();

        p.Services.AddSingleton<OutsideHttp>();
        p.Services.AddSingleton<IPager, WebhookPager>();
        p.Services.AddSingleton<IPager, PagerDutyPager>();
        p.Services.AddSingleton<IPager, OpsgeniePager>();
        foreach (var kind in (ContactKind[])[ContactKind.Voice, ContactKind.Sms])
            p.Services.AddSingleton<IPager>(services => ActivatorUtilities.CreateInstance<VoicePager>(services, kind));
        p.Services.AddSingleton<LogPager>();
        p.Services.AddSingleton<Reaching>();
        p.Services.AddSingleton<AnswerLinks>();
        p.Services.AddHealthChecks().AddCheck<PagingHealth>("paging", HealthStatus.Degraded);
    }

    public static void MapRoutes(IEndpointRouteBuilder routes)
    {
        PeopleRoutes.Map(routes);
        PutPerson.Map(routes);
        DeletePerson.Map(routes);
        PutPosition.Map(routes);
        ContactRoutes.Map(routes);
        Departure.Map(routes);
        TeamRoutes.Map(routes);
        ScheduleRoutes.Map(routes);
        OverrideRoutes.Map(routes);
        ImportRoutes.Map(routes);
        CalendarRoutes.Map(routes);
        PolicyRoutes.Map(routes);
        WebhookRoutes.Map(routes);
        WhoIsOnCall.Map(routes);
        ShowLoad.Map(routes);
        AskWhatIf.Map(routes);
        PreviewPack.Map(routes);
        ReadRoster.Map(routes);
        ListObligations.Map(routes);
        ObligationEvidence.Map(routes);
        Extend.Map(routes);
        Waive.Map(routes);
        ListPages.Map(routes);
        AskForPage.Map(routes);
        AnswerPage.Map(routes);
        AnswerByLink.Map(routes);
        AuthorizeEscalation.Map(routes);
        ListReminders.Map(routes);
        TestPage.Map(routes);
    }
}
