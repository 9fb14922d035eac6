using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Reactions;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Deliveries;

/// <summary>
/// Who is in an audience at the moment an update leaves: for customers those whose services fail by the catalogue of that moment, those who
/// were told of the incident before, and the addresses listed for the audience; for others the list.
/// </summary>
public sealed class AudienceAtSending(CatalogueReader catalogue, Rounds rounds)
{
    /// <summary>Whether somebody in it may ask to get no more such mail.</summary>
    public static bool MayUnsubscribe(Audience audience) => audience is Audience.Customers or Audience.Partners;

    /// <summary>Writes down whom the update goes to, once.</summary>
    /// <param name="incidentsAnswers">Whether Incidents answered a moment ago: it has the catalogue.</param>
    /// <param name="withoutCatalogue">Go on without the catalogue where it cannot be read.</param>
    /// <returns>What was planned; null where the catalogue cannot be read.</returns>
    public async Task<Plan?> Plan(Conversation conversation, Update update, EffectCall call, bool incidentsAnswers, bool withoutCatalogue, CancellationToken ct)
    {
        if (await rounds.Planned(update.Id, ct) is { } planned)
            return planned;

        DateTimeOffset? asOf = update.Audience == Audience.Customers ? call.Now : null;
        IReadOnlyList<Recipient> customers = [];
        if (asOf is { } instant)
        {
            if (incidentsAnswers && await catalogue.CustomersToTell(conversation.Id, update.To, instant, ct) is { } read)
                customers = [.. read.SelectMany(c => c.Contacts.Where(p => MailAddresses.IsOne(p.Email)).Select(p => new Recipient(p.Email, c.Id)))];
            else if (withoutCatalogue)
                asOf = null;
            else
                return null;
        }

        IEnumerable<Recipient> recipients = customers;
        if (update.To is null)
            recipients = [.. customers, .. await ToldBefore(conversation, update, ct), .. (await AudienceLists.RecipientsOf(update.Audience, call.Query, ct)).Select(a => new Recipient(a))];
        else if (update.Corrects is { } corrected)
            recipients = [.. customers, .. await rounds.Of([corrected], ct)];
        return await rounds.Write(update.Id, conversation.Id, [.. recipients], asOf, ct);
    }

    /// <summary>Whoever was told of it hears how it goes on, also when nothing fails for them any more.</summary>
    private Task<IReadOnlyList<Recipient>> ToldBefore(Conversation conversation, Update update, CancellationToken ct) => rounds.Of(
        [.. conversation.Updates.Where(u => u.Audience == update.Audience && u.Id != update.Id && u.Stage == UpdateStage.Sent).Select(u => u.Id)], ct);
}
