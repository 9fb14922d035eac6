using IncidentPlatform.Escalation.Adapters;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Reminders;
using IncidentPlatform.Escalation.Effects;
using IncidentPlatform.Escalation.Features.Escalations;
using IncidentPlatform.Escalation.Features.Obligations;
using IncidentPlatform.Escalation.Features.OnCall;
using IncidentPlatform.Escalation.Features.Pages;
using IncidentPlatform.Escalation.Features.People;
using IncidentPlatform.Escalation.Features.Reminders;
using IncidentPlatform.Escalation.Features.WhatIf;
using IncidentPlatform.Escalation.Reactions;
using IncidentPlatform.Escalation.Timers;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting;

namespace IncidentPlatform.Escalation;

/// <summary>What is owed, by when, by whom, and who gets woken: everything this service does, on one screen.</summary>
public static class EscalationModule
{
    public static void Configure(PlatformBuilder p)
    {
        p.Stream<Ledger>("ledger", LedgerEvolution.Evolve, LedgerEvolution.Facts, LedgerDueWork.Of);
        p.Stream<OnCallRoster>("roster", RosterDecider.Evolve, RosterDecider.Facts, (fact, roster) => [.. RedrawRoster.Of(fact, roster), .. RemindOfShift.Of(fact)]);
        p.Stream<Schedule>("schedule", Scheduling.Evolve, Scheduling.Facts);
        p.Stream<Reminder>("reminder", Reminding.Evolve, Reminding.Facts, SendReminder.With);
        p.Configure(store =>
        {
            store.Schema.For<Ledger>().GinIndexJsonData();
            store.Schema.For<Reminder>().Index(r => r.Person);
            store.Schema.For<Person>();
            store.Schema.For<Position>();
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
        p.Timer<PagesAnswerable, PagesAnswerableTimer>(PagesAnswerable.Kind);
        p.Timer<RedrawRoster, RedrawRosterTimer>(RedrawRoster.Kind);
        p.Timer<RemindOfShift, RemindOfShiftTimer>(RemindOfShift.Kind);
        p.Effect<ConfirmMiss, ConfirmMissEffect>(ConfirmMiss.Kind);
        p.Effect<PagePerson, PagePersonEffect>(PagePerson.Kind);
        p.Effect<SendReminder, SendReminderEffect>(SendReminder.Kind);

        p.Leading((services, ct) => services.GetRequiredService<LedgerAuditor>().Run(ct));
        p.Services.AddSingleton<LedgerAuditor>();
        p.Services.AddScoped<ScheduleChanges>();

        // Asked in this order who reaches a person.
        p.Services.AddSingleton(services => new WebhookPager(WebhookPager.NewClient(), services.GetRequiredService<IConfiguration>()));
        p.Services.AddSingleton<IPager>(services => services.GetRequiredService<WebhookPager>());
        p.Services.AddSingleton<IPager, LogPager>();
        p.Services.AddHostedService<ObligationMetrics>();
    }

    public static void MapRoutes(IEndpointRouteBuilder routes)
    {
        PeopleRoutes.Map(routes);
        PutPerson.Map(routes);
        DeletePerson.Map(routes);
        PutPosition.Map(routes);
        ScheduleRoutes.Map(routes);
        OverrideRoutes.Map(routes);
        CalendarRoutes.Map(routes);
        WhoIsOnCall.Map(routes);
        ShowLoad.Map(routes);
        AskWhatIf.Map(routes);
        ReadRoster.Map(routes);
        ListObligations.Map(routes);
        ObligationEvidence.Map(routes);
        Waive.Map(routes);
        ListPages.Map(routes);
        AskForPage.Map(routes);
        AnswerPage.Map(routes);
        AuthorizeEscalation.Map(routes);
        ListReminders.Map(routes);
        TestPage.Map(routes);
    }
}
