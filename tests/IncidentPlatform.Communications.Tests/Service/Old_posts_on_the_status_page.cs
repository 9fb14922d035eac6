using System.Globalization;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Communications.Tests.Service;

public sealed class Old_posts_on_the_status_page
{
    [Fact]
    public async Task Are_gone_after_ninety_days_and_what_is_still_open_is_not()
    {
        await using var communications = new ARunningCommunications();
        await communications.InitializeAsync();
        var over = await communications.AnIncident().Declared();
        await over.Sends(await over.Draft("customers"));
        await over.Happens(new IncidentResolved(communications.Clock.Now, []), "resolved");
        await over.Sends(await over.Draft("customers", "resolved"));
        var open = await communications.AnIncident().Declared();
        await open.Sends(await open.Draft("customers"));
        await Shows(communications, page => Has(page, over) && Has(page, open));

        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromDays(89));
        await Shows(communications, page => Has(page, over) && Has(page, open));
        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromDays(2));

        await Shows(communications, page => !Has(page, over) && Has(page, open));
    }

    private static bool Has(string page, AFedIncident incident) => page.Contains($"id=\"{incident.Id:N}\"", StringComparison.Ordinal);

    /// <summary>The page as it is made now.</summary>
    private static Task<string> Shows(ARunningCommunications communications, Func<string, bool> isSo) => communications.Until(
        async () =>
        {
            using var http = communications.Anonymous();
            using var answer = await http.GetAsync(new Uri("status", UriKind.Relative));
            var asOf = DateTimeOffset.Parse(answer.Headers.GetValues("As-Of").Single(), CultureInfo.InvariantCulture);
            return asOf > communications.Clock.Now.AddMinutes(-1) ? await answer.Content.ReadAsStringAsync() : "";
        },
        isSo);
}
