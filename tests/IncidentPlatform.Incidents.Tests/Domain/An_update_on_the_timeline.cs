using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;

namespace IncidentPlatform.Incidents.Tests.Domain;

public class An_update_on_the_timeline
{
    private static readonly ChannelOutcome Page = new("status-page", 1, 0, 0);

    [Fact]
    public void Is_sent_and_no_more_where_all_of_it_arrived() =>
        Says(new("mail", 2, 0, 0)).Should().Be("first-notice sent to customers");

    [Fact]
    public void Names_the_channel_that_failed_and_those_that_took_it() =>
        Says(new("mail", 0, 2, 0)).Should().Be("first-notice sent to customers by status-page; mail failed (2)");

    [Fact]
    public void Counts_what_failed_of_a_channel_that_took_the_rest() =>
        Says(new("mail", 1200, 3, 1)).Should().Be("first-notice sent to customers by status-page, mail; mail failed (3); mail may have failed (1)");

    private static string Says(ChannelOutcome mail) =>
        TimelineText.Of(new UpdateSent(Guid.CreateVersion7(), "customers", "first-notice", [Page, mail], "00", PreApproved: false));
}
