using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Bridges;
using IncidentPlatform.Communications.Adapters.ChatRooms;
using IncidentPlatform.Communications.Adapters.HelpDesk;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Deliveries;
using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.Effects;
using IncidentPlatform.Communications.Features.Audiences;
using IncidentPlatform.Communications.Features.CannedResponses;
using IncidentPlatform.Communications.Features.Deliveries;
using IncidentPlatform.Communications.Features.SocialPosts;
using IncidentPlatform.Communications.Features.StatusPage;
using IncidentPlatform.Communications.Features.Told;
using IncidentPlatform.Communications.Features.CustomerCalls;
using IncidentPlatform.Communications.Features.Tickets;
using IncidentPlatform.Communications.Features.Replies;
using IncidentPlatform.Communications.Features.Templates;
using IncidentPlatform.Communications.Features.Updates;
using IncidentPlatform.Communications.Features.WarRoom;
using IncidentPlatform.Communications.Features.Webhooks;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Communications.Texts;
using IncidentPlatform.Communications.Tickets;
using IncidentPlatform.Communications.Timers;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Communications.Workflows;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Adapters;

namespace IncidentPlatform.Communications;

/// <summary>Who was told what, and when? Everything this service has and does, on one screen.</summary>
public static class CommunicationsModule
{
    public static void Configure(PlatformBuilder p)
    {
        p.Stream<Conversation>(
            "conversation", ConversationEvolution.Evolve,
            facts:
            [
                typeof(IncidentFollowed),
                typeof(WarRoomPlanned), typeof(WarRoomOpened), typeof(TechnicalRoomOpened), typeof(BridgeOpened), typeof(WarRoomTopicSet), typeof(RoomsMadePrivate),
                typeof(WarRoomStepsPlanned), typeof(WarRoomStepDone), typeof(WarRoomStepFailed), typeof(WarRoomStepRetryAsked),
                typeof(ResponderInvited), typeof(RespondersAdded), typeof(ResponderRelieved), typeof(WarRoomMessagePosted), typeof(WarRoomMessageMarked),
                typeof(UpdateDrafted), typeof(UpdateEdited), typeof(UpdateSuperseded), typeof(UpdateApproved), typeof(UpdateLegallyApproved),
                typeof(SendingBegun), typeof(UpdateRecalled), typeof(ChannelFinished), typeof(UpdateSent), typeof(UpdateStopped), typeof(PreApprovedTextPlanned),
                typeof(ReviewRequested), typeof(ReviewAnswered), typeof(SocialPostRecorded),
                typeof(StatusPageChanged), typeof(SubscribersTold), typeof(CannedResponsePublished), typeof(CannedResponseWithdrawn),
                typeof(TicketLinked), typeof(TicketUnlinked), typeof(TicketClosingChosen), typeof(TicketClosingDropped), typeof(TicketAnswered),
                typeof(LinkedTicketsAnswered), typeof(TicketVolumeReported), typeof(CriticalCustomerFlagged),
                typeof(CustomerCallsOwed), typeof(CustomerCallAssigned), typeof(CustomerCallMade),
                typeof(ReplyReceived),
            ],
            due: ConversationDueWork.Of,
            revision: c => c.Revision);
        p.Stream<Maintenance>("maintenance", MaintenanceEvolution.Evolve, MaintenanceEvolution.Facts, MaintenanceDueWork.Of, m => m.Revision);
        p.Configure(o => o.Schema.For<Component>());
        p.Configure(o => o.Schema.For<AudienceList>());
        p.Configure(DeliverySchema.Add);
        p.Configure(WebhookSchema.Add);
        p.Configure(o => o.Schema.For<Ticket>().Index(t => t.OpenedAt));
        p.Configure(o => o.Schema.For<TicketAnswer>().Index(a => a.Ticket));
        p.Configure(o => o.Schema.For<TicketSample>());
        p.Configure(o => o.Schema.For<Subscriber>());
        p.Configure(o => o.Schema.For<SubscriptionRequest>());
        p.Configure(o => o.Schema.For<Suppression>());
        p.Configure(o => o.Schema.For<LinkKey>());
        p.Configure(o => o.Schema.For<TextTemplate>());

        p.Feed<ConversationReactions>();
        p.Publish<Conversation>(Publishing.Publishing.From);

        p.Timer<ReleasePreApprovedText.Payload, ReleasePreApprovedText>(ReleasePreApprovedText.Kind);
        p.Timer<MaintenanceTime, BeginMaintenance>(BeginMaintenance.Kind);
        p.Timer<MaintenanceTime, EndMaintenance>(EndMaintenance.Kind);
        p.Timer<ForgetAddresses.Payload, ForgetAddresses>(ForgetAddresses.Kind);
        p.Timer<ForgetRequest.Payload, ForgetRequest>(ForgetRequest.Kind);
        p.Effect<StepAttempt, SetUpWarRoom>(SetUpWarRoom.Kind);
        p.Effect<SayInRoom.Payload, SayInRoom>(SayInRoom.Kind);
        p.Effect<UpdateToSend, PostToStatusPage>(PostToStatusPage.Kind);
        p.Effect<UpdateToSend, SendMail>(SendMail.Kind);
        p.Effect<SendTestMail.Payload, SendTestMail>(SendTestMail.Kind);
        p.Effect<PostToTell, MailSubscribers>(MailSubscribers.Kind);
        p.Effect<PostToTell, CallSubscribers>(CallSubscribers.Kind);
        p.Effect<CallSubscriber.Payload, CallSubscriber>(CallSubscriber.Kind);
        p.Effect<AskToConfirm.Payload, AskToConfirm>(AskToConfirm.Kind);
        p.Effect<ForgetMail.Payload, ForgetMail>(ForgetMail.Kind);
        p.Effect<UpdateToSend, PostToWarRoom>(PostToWarRoom.Kind);
        p.Effect<UpdateToSend, PublishCannedResponse>(PublishCannedResponse.Kind);
        p.Effect<WithdrawCannedResponse.Payload, WithdrawCannedResponse>(WithdrawCannedResponse.Kind);
        p.Effect<AnswerTicket.Payload, AnswerTicket>(AnswerTicket.Kind);
        p.Effect<LookAtCustomer.Payload, LookAtCustomer>(LookAtCustomer.Kind);
        p.Effect<OpenCustomerCalls.Payload, OpenCustomerCalls>(OpenCustomerCalls.Kind);
        p.Effect<SayInWarRoom.Payload, SayInWarRoom>(SayInWarRoom.Kind);
        p.Effect<TellTicketTrend.Payload, TellTicketTrend>(TellTicketTrend.Kind);

        var (builtIn, language) = (Templates.Load(), p.Configuration["Texts:Language"] ?? "en");
        var shipped = BuiltInWorkflows.Load(BuiltInWorkflows.ProactiveServiceNotifications, builtIn);
        p.Services.AddSingleton(builtIn);
        p.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<OrganisationTemplates>(services, shipped, language));
        p.Services.AddSingleton(services => shipped with { Words = services.GetRequiredService<OrganisationTemplates>().Render });
        p.Services.AddHostedService<TemplateRefresher>();
        p.Services.AddSingleton<TemplateViews>();
        p.Services.AddScoped<PutTemplate.Saving>();
        p.Services.AddSingleton<ContactLinks>();
        p.Services.AddSingleton<ReplyLimits>();
        p.Services.AddSingleton<PublicAddress>();
        p.Services.AddSingleton<IChatRooms, BuiltInChatRooms>();
        p.Services.AddSingleton<IBridges, BuiltInBridges>();
        p.Services.AddSingleton<WarRoomSteps>();
        p.Services.AddSingleton<IHelpDesk, BuiltInHelpDesk>();
        if (p.Configuration["Mail:Smtp:Host"] is { Length: > 0 })
            p.Services.AddSingleton<IMailer, SmtpMailer>();
        else
            p.Services.AddSingleton<IMailer, PickupFolderMailer>();
        p.Services.AddTransient<IncidentReader>();
        p.Services.AddTransient<FilingsReader>();
        p.Services.AddTransient<CatalogueReader>();
        p.Services.AddScoped<KnownDetail>();
        p.Services.AddTransient<LastLook>();
        p.Services.AddTransient<PostForSubscribers>();
        p.Services.AddSingleton<Rounds>();
        p.Services.AddSingleton<MailRound>();
        p.Services.AddSingleton<MailPace>();
        p.Services.AddTransient<AudienceAtSending>();
        p.Services.AddSingleton<Subscribing>();
        p.Services.AddSingleton<SubscriberLinks>();
        p.Services.AddSingleton<SubscriberWebhook>();
        p.Services.AddSingleton<SubscriptionLimits>();
        p.Services.AddSingleton(_ => new GuardedHttp(privateToo: p.Environment.IsDevelopment(), redirects: 0));
        p.Services.AddSingleton<StatusPageCache>();
        p.Services.AddSingleton<StatusAnswers>();
        p.Services.AddHostedService<StatusPageRefresher>();

        p.Services.AddSingleton(_ => new HelpDeskSettings(p.Configuration));
        p.Services.AddSingleton<TicketTrends>();
        p.Services.AddSingleton<TicketSampler>();
        p.Leading((services, ct) => services.GetRequiredService<TicketSampler>().Run(ct));

        p.Leading((services, ct) => services.GetRequiredService<WebhookSender>().Run(ct));
        p.Waiting("webhooks", Lanes.Untried);
        p.Services.AddSingleton<WebhookSender>();
        p.Services.AddSingleton<Lanes>();
        p.Services.AddSingleton<WebhookCall>();
        p.Services.AddTransient<NextMessage>();
        p.Services.AddHostedService<WebhookMetrics>();
    }

    public static void MapRoutes(IEndpointRouteBuilder routes)
    {
        ReadWarRoom.Map(routes);           // GET  /incidents/{id}/war-room, …/messages, …/messages/{message}
        RetryStep.Map(routes);             // POST /incidents/{id}/war-room/steps/{step}/retry
        PostMessage.Map(routes);           // POST /incidents/{id}/war-room/messages
        MarkMessage.Map(routes);           // POST /incidents/{id}/war-room/messages/{message}/mark
        ReadUpdates.Map(routes);           // GET  /incidents/{id}/updates, /updates/{id}
        ReadRendered.Map(routes);          // GET  /updates/{id}/rendered
        WriteUpdate.Map(routes);           // POST /incidents/{id}/updates
        EditUpdate.Map(routes);            // PUT  /updates/{id}
        ApproveUpdate.Map(routes);         // POST /updates/{id}/approval
        ApproveLegally.Map(routes);        // POST /updates/{id}/legal-approval
        SendUpdate.Map(routes);            // POST /updates/{id}/sending
        RecallUpdate.Map(routes);          // POST /updates/{id}/recall
        SendTest.Map(routes);              // POST /updates/{id}/test-sending
        ReviewUpdate.Map(routes);          // POST /updates/{id}/reviews and their answers
        RecordSocialPost.Map(routes);      // POST, GET /incidents/{id}/social-posts
        ListRecipients.Map(routes);        // GET  /updates/{id}/recipients
        ReportDeliveries.Map(routes);      // POST /mail/reports
        ShowTold.Map(routes);              // GET  /incidents/{id}/told
        ReadTemplates.Map(routes);         // GET  /templates, /templates/{audience}/{kind}
        PutTemplate.Map(routes);           // PUT, DELETE /templates/{audience}/{kind}, POST …/approval
        PreviewTemplate.Map(routes);       // POST /templates/preview
        ReplyRoutes.Map(routes);           // GET, POST /incidents/{id}/replies
        ContactRoutes.Map(routes);         // GET, POST /contact/{secret}: public
        ListCannedResponses.Map(routes);   // GET  /incidents/{id}/canned-responses
        TakeTicket.Map(routes);            // POST /tickets, PUT, GET /tickets/{ticket}
        EraseRequester.Map(routes);        // POST /tickets/erasures
        LinkTicket.Map(routes);            // POST, DELETE /incidents/{id}/tickets
        ReadTickets.Map(routes);           // GET  /incidents/{id}/tickets, …/suggestions
        CloseTickets.Map(routes);          // POST, DELETE /incidents/{id}/tickets/closing
        ReadHandover.Map(routes);          // GET  /incidents/{id}/tickets/handover
        ReadTicketTrend.Map(routes);       // GET  /incidents/{id}/ticket-trend
        CustomerCallRoutes.Map(routes);    // GET, PUT, POST /incidents/{id}/customer-calls
        PutAudience.Map(routes);           // PUT, GET /audiences/{name}
        PutComponent.Map(routes);          // PUT, GET /status-page/components/{name}
        ReadWebhooks.Map(routes);          // GET  /webhooks, /webhooks/{id}, /webhooks/fact-types
        PutWebhook.Map(routes);            // POST /webhooks, PUT /webhooks/{id}
        DeleteWebhook.Map(routes);         // DELETE /webhooks/{id}
        RotateSecret.Map(routes);          // POST /webhooks/{id}/secret
        EnableWebhook.Map(routes);         // POST /webhooks/{id}/enabling
        ReplayFacts.Map(routes);           // POST /webhooks/{id}/replay
        PingWebhook.Map(routes);           // POST /webhooks/{id}/ping
        ListDeliveries.Map(routes);        // GET  /webhooks/{id}/deliveries
        MaintenanceRoutes.Map(routes);     // GET, POST, PUT /status-page/maintenances and their course
        SubscriberRoutes.Map(routes);      // GET, DELETE /status-page/subscribers
        SubscriptionRoutes.Map(routes);    // /status/subscribe, /status/subscriptions: public
        StatusPageRoutes.Map(routes);      // GET  /status, badges, feeds, history, /api/v2/*.json: public
    }
}
