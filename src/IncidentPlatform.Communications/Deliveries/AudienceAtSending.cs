using System.Diagnostics;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.Messaging;

namespace IncidentPlatform.Communications.Deliveries;

/// <summary>
/// Who is in an audience at the moment an update leaves: for customers those whose services fail by the catalogue of that moment, those who
/// were told of the incident before, and the addresses listed for the audience; for others the list.
/// </summary>
public sealed class AudienceAtSending(CatalogueReader catalogue, Rounds rounds)
{
    /// <summary>Whether somebody in it may ask to get no more such mail.</summary>
    public static bool MayUnsubscribe(Audience audience) => audience is Audience.Customers or Audience.Partners;

    /// <summary>How long one call of <see cref="Choose"/> goes on.</summary>
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(2);

    /// <summary>So long an update waits for a catalogue that cannot be read; one that goes because nobody spoke in time does not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Writes down whom the update goes to, as many as fit into one call, going on where it was left; with the last of them the round is planned.</summary>
    /// <param name="incidentsAnswers">Whether Incidents answered a moment ago: it has the catalogue.</param>
    /// <exception cref="CatalogueUnreadableException">Trying later may work.</exception>
    public async Task Choose(Conversation conversation, Update update, EffectCall call, bool incidentsAnswers, CancellationToken ct)
    {
        var choosing = await rounds.Begin(update.Id, conversation.Id, ct);
        DateTimeOffset? asOf = null;
        if (update.Audience == Audience.Customers)
        {
            var started = Stopwatch.GetTimestamp();
            var page = new Page<CustomerToTell>([], choosing.Place);
            do
            {
                if (Stopwatch.GetElapsedTime(started) > Share)
                    return;
                page = incidentsAnswers ? await catalogue.CustomersToTell(conversation.Id, update.To, choosing.BegunAt, page.NextCursor, ct) : null;
                if (page is not null)
                    await rounds.Add(update.Id, [.. page.Items.SelectMany(RecipientsOf)], page.NextCursor, ct);
                else if (!update.PreApproved && call.Now < choosing.BegunAt + Patience)
                    throw new CatalogueUnreadableException();
            }
            while (page?.NextCursor is not null);

            asOf = page is null ? null : choosing.BegunAt;
        }

        await rounds.AddFrom(update.Id, [.. EarlierOf(conversation, update)], ct);
        if (update.To is null)
            await rounds.Add(update.Id, [.. (await AudienceLists.RecipientsOf(update.Audience, call.Query, ct)).Select(a => new Recipient(a))], null, ct);
        await rounds.Finish(update.Id, asOf, ct);
    }

    private static IEnumerable<Recipient> RecipientsOf(CustomerToTell customer) =>
        customer.Contacts.Where(c => MailAddresses.IsOne(c.Email)).Select(c => new Recipient(c.Email, customer.Id));

    /// <summary>Whoever was told of it hears how it goes on, also when nothing fails for them any more; what is for some goes on to whom it corrects.</summary>
    private static IEnumerable<Guid> EarlierOf(Conversation c, Update update) => update.To is null
        ? c.Updates.Where(u => u.Audience == update.Audience && u.Id != update.Id && u.Stage == UpdateStage.Sent).Select(u => u.Id)
        : update.Corrects is { } corrected ? [corrected] : [];
}

/// <summary>Incidents does not answer, so who is affected is not known.</summary>
public sealed class CatalogueUnreadableException() : Exception("The catalogue cannot be read.");
