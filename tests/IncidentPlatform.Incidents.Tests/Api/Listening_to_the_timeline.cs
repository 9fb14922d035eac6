using System.Text;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Listening_to_the_timeline(RunningIncidents running)
{
    private const int Many = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Is_for_hundreds_at_once_and_each_hears_everything_once_in_order()
    {
        var id = await running.Declare("listen-a");
        using var patience = new CancellationTokenSource(Patience);
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("ada", OrganisationRoles.Viewer));
        var heard = Enumerable.Range(0, Many).Select(_ => Hear(new LiveTimeline(http), id, 13, patience.Token)).ToList();

        for (var n = 0; n < 10; n++)
        {
            await running.As("ada").AddNote(id, new Words($"Note {n}"));
        }

        foreach (var versions in await Task.WhenAll(heard))
        {
            versions.Should().Equal(Enumerable.Range(1, 13).Select(v => (long)v));
        }
    }

    [Fact]
    public async Task Shows_a_corrected_row_anew_before_its_correction()
    {
        var id = await running.Declare("listen-b");
        var note = (await running.As("ada").AddNote(id, new Words("At nine"))).Facts[0];
        using var patience = new CancellationTokenSource(Patience);
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("ada", OrganisationRoles.Viewer));
        await using var rows = new LiveTimeline(http).Follow(id, note.Version, patience.Token).GetAsyncEnumerator(patience.Token);

        await running.As("ada").Correct(id, new FactCorrected(note.Id, "Read the wrong log", CorrectedText: "At eight"));

        await rows.MoveNextAsync();
        rows.Current.Should().Match<TimelineRow>(r => r.FactId == note.Id && r.Text == "At eight" && r.Correction == "Read the wrong log");
        await rows.MoveNextAsync();
        rows.Current.Should().Match<TimelineRow>(r => r.Type == "FactCorrected" && r.Corrects == note.Id && r.Version == note.Version + 1);
    }

    [Fact]
    public async Task Is_kept_open_by_comments_while_nothing_happens()
    {
        var id = await running.Declare("listen-c");
        using var patience = new CancellationTokenSource(Patience);
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("ada", OrganisationRoles.Viewer));
        using var answer = await http.GetAsync(
            new Uri($"incidents/{id}/timeline/live?after=3", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(patience.Token), Encoding.UTF8);

        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        var read = new List<string?>();
        while (read.Count(l => l == ": alive") < 2)
        {
            read.Add(await lines.ReadLineAsync(patience.Token));
        }

        read.Where(l => !string.IsNullOrEmpty(l)).Should().OnlyContain(l => l!.StartsWith(": "));
    }

    private static async Task<List<long>> Hear(LiveTimeline timeline, string id, int rows, CancellationToken ct)
    {
        var heard = new List<long>();
        await foreach (var row in timeline.Follow(id, cancellation: ct))
        {
            heard.Add(row.Version);
            if (heard.Count == rows)
            {
                break;
            }
        }

        return heard;
    }
}
