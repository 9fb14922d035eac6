using System.Net.Http.Headers;
using System.Text;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>The service on a database of its own, because what the catalogue holds bears on every incident of it.</summary>
public sealed class RunningCatalogue : IAsyncLifetime
{
    public const string Shared = "catalogue";

    public PlatformUnderTest Platform { get; private set; } = null!;

    public IIncidents Admin => Platform.As("root", OrganisationRoles.Admin).Incidents;

    public IIncidents As(string person, params string[] roles) => Platform.As(person, roles).Incidents;

    public DateTimeOffset Now => new ClockFile(Platform.ClockFile, TimeProvider.System).Now;

    public void Pass(TimeSpan time)
    {
        var clock = new ClockFile(Platform.ClockFile, TimeProvider.System);
        clock.MoveTo(clock.Now + time);
    }

    public static HttpContent File(string text, string mediaType) => new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));

    /// <summary>It is the third of a month: what follows stays within the month, whichever day the tests run on.</summary>
    public async ValueTask InitializeAsync()
    {
        Platform = await PlatformUnderTest.Start(null, Origins.Incidents);
        var clock = new ClockFile(Platform.ClockFile, TimeProvider.System);
        var now = clock.Now;
        clock.MoveTo(new DateTimeOffset(now.Year, now.Month, 3, 9, 0, 0, TimeSpan.Zero).AddMonths(1));
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}

[CollectionDefinition(RunningCatalogue.Shared)]
public sealed class CatalogueCollection : ICollectionFixture<RunningCatalogue>;
