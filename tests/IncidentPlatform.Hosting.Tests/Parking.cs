using System.Net.Http.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Hosting.Operations;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Hosting.Tests;

public sealed class Parking(ARunningKettle kettle) : IClassFixture<ARunningKettle>
{
    private const string Queue = "incident-facts.post-mortems";

    [Fact]
    public async Task Poison_is_parked_and_shown_and_blocks_nothing_and_can_be_replayed()
    {
        var poison = Guid.CreateVersion7();
        await kettle.PublishRaw(Queue, "this is no message", poison);
        await Eventually.So(() => IsParked(poison));

        var id = await kettle.AKettle();
        await kettle.Count(id, new Counted(1, Rings: true));
        await kettle.Until(id, k => k.Rings == 1);

        using var replay = await Admin().PostAsync(new Uri("operations/parked/replay", UriKind.Relative), null);
        (await replay.Content.ReadFromJsonAsync<ReplayAnswer>(Wire.Json))!.Replayed.Should().BeGreaterThanOrEqualTo(1);
        await Eventually.So(() => IsParked(poison));
        (await Parked()).First.Should().ContainSingle(m => m.Queue == Queue && m.MessageId == poison.ToString());
    }

    [Fact]
    public async Task Looking_at_what_is_parked_wears_nothing_out()
    {
        var poison = Guid.CreateVersion7();
        await kettle.PublishRaw(Queue, "this is no message", poison);
        await Eventually.So(() => IsParked(poison));

        foreach (var _ in Enumerable.Range(0, 50))
            await Parked();

        await Eventually.So(() => IsParked(poison));
    }

    [Fact]
    public async Task A_message_that_keeps_bringing_its_consumer_down_is_parked()
    {
        var (good, deadly) = (ARunningKettle.Fact(Guid.CreateVersion7(), 1), ARunningKettle.Fact(Guid.CreateVersion7(), 1));
        await kettle.Publish(good, deliveries: 20);
        await kettle.Publish(deadly, deliveries: 21);

        await kettle.Until(good.IncidentId, k => k.HeardVersions.Count == 1);
        var parked = await Eventually.Some(async () => (await Parked()).First.SingleOrDefault(m => m.MessageId == deadly.Id.ToString()));
        parked.Reason.Should().EndWith(nameof(PoisonException));
    }

    [Fact]
    public async Task A_parked_message_whose_words_are_erased_is_dropped_and_no_other()
    {
        var (words, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await kettle.PublishRaw(Queue, "these are her words", words);
        await kettle.PublishRaw(Queue, "these are not", other);
        await Eventually.So(async () => await IsParked(words) && await IsParked(other));

        var id = await kettle.AKettle();
        using var named = new HttpRequestMessage(HttpMethod.Post, $"kettles/{id}/name") { Content = JsonContent.Create(new Named("Ada's")) };
        named.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        (await kettle.Http.SendAsync(named)).EnsureSuccessStatusCode();
        await using var transaction = kettle.Services.GetRequiredService<StreamSessions>().Open();
        await transaction.Erase<Kettle>(
            id, new Intent(Actor.Person("counsel")), new Erasure(ErasureBasis.RecordedByMistake, null, "ada", [words]), (_, _) => null, default);
        await transaction.Save(default);

        await Eventually.So(async () => !await IsParked(words));
        await Eventually.So(() => IsParked(other));
    }

    [Fact]
    public async Task Only_an_admin_sees_what_is_parked()
    {
        using var answer = await kettle.Http.GetAsync(new Uri("operations/parked", UriKind.Relative));
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
    }

    private async Task<bool> IsParked(Guid message) => (await Parked()).First.Any(m => m.MessageId == message.ToString());

    private async Task<ParkedAnswer> Parked()
    {
        using var http = Admin();
        return (await http.GetFromJsonAsync<ParkedAnswer>("operations/parked", Wire.Json))!;
    }

    private HttpClient Admin()
    {
        var http = new HttpClient { BaseAddress = kettle.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", kettle.Token("root", OrganisationRoles.Admin));
        return http;
    }
}
