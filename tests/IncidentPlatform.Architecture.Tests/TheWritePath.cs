using System.Text.RegularExpressions;

namespace IncidentPlatform.Architecture.Tests;

/// <summary>One way in, one way out: read off the sources, because a call is what matters.</summary>
public sealed partial class TheWritePath
{
    private const string AppendHelper = "src/IncidentPlatform.Hosting/EventStore/StreamSession.cs";
    private const string RelayFile = "src/IncidentPlatform.Hosting/Messaging/Relay.cs";

    [Fact]
    public void Events_are_appended_in_the_append_helper_only() => Files(Appends()).Should().Equal(AppendHelper);

    [Fact]
    public void Messages_leave_through_the_relay_only() =>
        Files(Publishes(), among: "using MassTransit;").Should().Equal(RelayFile);

    [Fact]
    public void Endpoints_consumers_and_timers_never_call_the_outside()
    {
        var callers = Assemblies.Sources("src")
            .Where(f => InsideTransactions().IsMatch(f.Path) && Outside().IsMatch(f.Text))
            .Select(f => f.Path);
        callers.Should().BeEmpty("effects call the outside; endpoints, reactions and timers only set them due");
    }

    [Fact]
    public void No_interface_has_one_implementation_unless_it_is_a_port()
    {
        foreach (var assembly in Assemblies.Services.Append(Assemblies.Hosting))
        {
            var interfaces = assembly.Written().Where(t => t.IsInterface && !t.Namespace!.Split('.').Contains("Adapters")
                && !t.GetMethods().Any(m => m.CustomAttributes.Any(a => a.AttributeType.Namespace == "Refit")));
            foreach (var one in interfaces)
                Implementations(one).Should().NotBe(1, $"{one.FullName} has one implementation: use it directly");
        }
    }

    private static int Implementations(Type contract) => Assemblies.Services.Append(Assemblies.Hosting)
        .SelectMany(a => a.Written())
        .Count(t => t is { IsInterface: false } && t.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == (contract.IsGenericType ? contract.GetGenericTypeDefinition() : contract)));

    private static IEnumerable<string> Files(Regex calls, string among = "") =>
        Assemblies.Sources("src").Where(f => f.Text.Contains(among, StringComparison.Ordinal) && calls.IsMatch(f.Text)).Select(f => f.Path);

    [GeneratedRegex(@"\.(StartStream|Append|AppendOne|AppendMany|AppendOptimistic|AppendExclusive|FetchForWriting|FetchForExclusiveWriting|WriteToAggregate)(<[^>]*>)?\((?!\w*[Tt]ext)(?<=Events\.\w+(<[^>]*>)?\(|locked\.AppendMany\()")]
    private static partial Regex Appends();

    [GeneratedRegex(@"\b(bus|context|endpoint|publisher|sender)\.(Publish|Send)(Batch)?(<[^>]*>)?\(|\bI(PublishEndpoint|SendEndpointProvider)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Publishes();

    [GeneratedRegex(@"/(Features|Reactions|Timers)/")]
    private static partial Regex InsideTransactions();

    [GeneratedRegex(@"\b(HttpClient|IHttpClientFactory|SmtpClient|IMailer|IPager|IChatRooms|IReviewPublisher)\b")]
    private static partial Regex Outside();
}
