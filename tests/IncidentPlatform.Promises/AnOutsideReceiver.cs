using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises;

/// <summary>Somebody else's service that subscribed hears all that happens, from every service, and nothing of what is restricted.</summary>
public sealed class AnOutsideReceiver(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public async Task Has_every_fact_of_an_incident_in_order_and_none_of_a_restricted_one()
    {
        await using var receiver = await AReceiver.Start();
        var begin = platform.Clock.Now;
        var webhook = await platform.Root.Communications.CreateWebhook(new Webhook("Data platform", receiver.Address));
        var incident = await platform.ADeclaredIncident();
        await platform.Ada.Incidents.AddNote(incident.ToString(), new Words("The pool of db-7 is exhausted"));
        await platform.Clock.UntilQuiet();

        var facts = await platform.Facts(incident);
        var told = receiver.Accepted.Where(m => m.Incident == incident).ToList();
        told.Select(m => m.Fact).Should().Equal(facts.Select(f => f.Id));
        told.Should().OnlyContain(m => m.IsSignedWith(webhook.Secret));
        facts.Select(f => f.Origin).Should().Contain([Origins.Incidents, Origins.Communications, Origins.Escalation]);

        await platform.Ada.Incidents.Designate(incident.ToString(), await platform.ETag(incident.ToString()), new Designate("A stolen session"));
        await platform.Ada.Incidents.AddNote(incident.ToString(), new Words("Whose session it was"));
        await platform.Clock.UntilQuiet();
        var replayed = await platform.Root.Communications.ReplayWebhook(webhook.Id, new ReplayFrom(FromTime: begin));
        await platform.Clock.UntilQuiet();

        replayed.Owed.Should().Be(0);
        receiver.Asked.Select(m => m.Fact).Should().BeSubsetOf(facts.Select(f => f.Id), "what it had by then it has, and nothing comes after");
    }
}
