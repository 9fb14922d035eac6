using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Planned_maintenance
{
    private static readonly Guid Id = new("0195a5f0-0000-7000-8000-00000000000a");
    private static readonly DateTimeOffset Starts = AnIncident.Declared.AddHours(2);
    private static readonly DateTimeOffset Ends = Starts.AddHours(3);
    private static readonly MaintenancePlan Plan = new("Database upgrade", "Checkout is away for some minutes.", ["Checkout"], Starts, Ends);

    [Fact]
    public void Is_announced() => Announced().State.Should().BeEquivalentTo(new { Id, Plan, Stage = MaintenanceStage.Scheduled, Revision = 1 });

    [Fact]
    public void Is_announced_in_clean_words()
    {
        var story = Story().When((m, now) => Maintenances.Plan(m, Id, Plan with { Title = " Up\r\nBcc: x\u202e ", Components = ["b", "a", "b"] }, now));

        story.State!.Plan.Title.Should().Be("Up Bcc: x");
        story.State.Components.Should().Equal("a", "b");
    }

    [Theory]
    [InlineData("", "text", 2, 3, "text-invalid")]
    [InlineData("title", "", 2, 3, "text-invalid")]
    [InlineData("title", "text", 3, 3, "maintenance-times")]
    [InlineData("title", "text", 2, 1000, "maintenance-times")]
    [InlineData("title", "text", -3, -1, "maintenance-times")]
    public void Needs_words_and_times_that_make_sense(string title, string text, int from, int until, string code) =>
        Story().When((m, now) => Maintenances.Plan(m, Id, new MaintenancePlan(title, text, [], now.AddHours(from), now.AddHours(until)), now)).ThenRefused(code);

    [Fact]
    public void Begins_and_ends_by_itself()
    {
        var story = Announced().After(TimeSpan.FromHours(2)).When((m, _) => Maintenances.BeginAt(m, Starts));
        story.State!.Stage.Should().Be(MaintenanceStage.InProgress);
        story.State.BegunAt.Should().Be(Starts);

        story.After(TimeSpan.FromHours(3)).When((m, _) => Maintenances.EndAt(m, Ends));

        story.State.Stage.Should().Be(MaintenanceStage.Completed);
        story.State.EndedAt.Should().Be(Ends);
        story.State.Posts.Select(p => p.Stage).Should().Equal(MaintenanceStage.Scheduled, MaintenanceStage.InProgress, MaintenanceStage.Completed);
    }

    [Fact]
    public void Is_not_begun_by_a_time_that_was_changed()
    {
        var story = Announced().When((m, now) => Maintenances.Change(m!, Plan with { StartsAt = Starts.AddHours(1) }, now));

        story.When((m, _) => Maintenances.BeginAt(m, Starts)).Outcome.Facts.Should().BeEmpty();
        story.State!.Posts[^1].Body.Should().StartWith("The maintenance is planned for 05:14 UTC on 2 March 2026");
        story.When((m, _) => Maintenances.BeginAt(m, Starts.AddHours(1))).State!.Stage.Should().Be(MaintenanceStage.InProgress);
    }

    [Fact]
    public void Begins_and_ends_before_its_time_once()
    {
        var story = Announced().When((m, _) => Maintenances.Begin(m!)).When((m, _) => Maintenances.Begin(m!));
        story.Outcome.Facts.Should().BeEmpty();
        story.When((m, _) => Maintenances.BeginAt(m, Starts)).Outcome.Facts.Should().BeEmpty();

        story.When((m, _) => Maintenances.End(m!)).When((m, _) => Maintenances.EndAt(m, Ends)).Outcome.Facts.Should().BeEmpty();

        story.State!.Stage.Should().Be(MaintenanceStage.Completed);
        story.When((m, _) => Maintenances.Begin(m!)).ThenRefused("maintenance-over");
    }

    [Fact]
    public void That_runs_keeps_its_start_and_is_not_cancelled()
    {
        var story = Announced().When((m, _) => Maintenances.Begin(m!));

        story.When((m, now) => Maintenances.Change(m!, Plan with { StartsAt = Starts.AddHours(1) }, now)).ThenRefused("maintenance-begun");
        story.When((m, _) => Maintenances.Cancel(m!, null)).ThenRefused("maintenance-begun");
        story.When((m, now) => Maintenances.Change(m!, Plan with { EndsAt = Ends.AddHours(1) }, now)).State!.Plan.EndsAt.Should().Be(Ends.AddHours(1));
    }

    [Fact]
    public void That_is_cancelled_does_not_begin()
    {
        var story = Announced().When((m, _) => Maintenances.Cancel(m!, "The vendor is not ready."));

        story.When((m, _) => Maintenances.BeginAt(m, Starts)).Outcome.Facts.Should().BeEmpty();
        story.State!.Posts[^1].Body.Should().Be("The maintenance was cancelled.\n\nThe vendor is not ready.");
        story.When((m, _) => Maintenances.End(m!)).ThenRefused("maintenance-over");
        story.When((m, _) => Maintenances.Note(m!, "x")).ThenRefused("maintenance-over");
    }

    [Fact]
    public void That_has_not_begun_is_not_ended() => Announced().When((m, _) => Maintenances.End(m!)).ThenRefused("maintenance-not-begun");

    [Fact]
    public void Changed_to_what_it_is_changes_nothing() => Announced().When((m, now) => Maintenances.Change(m!, Plan, now)).Outcome.Facts.Should().BeEmpty();

    [Fact]
    public void Keeps_its_course_when_its_words_are_erased()
    {
        var story = Story().Given(new MaintenancePlanned(Id, null!, null!, ["Checkout"], Starts, Ends), new MaintenanceNoted(null!), new MaintenanceBegun());

        story.State!.Stage.Should().Be(MaintenanceStage.InProgress);
        story.State.Plan.Title.Should().Be("(erased)");
    }

    private static Specification<Maintenance> Story() => new(MaintenanceEvolution.Evolve, "communications");

    private static Specification<Maintenance> Announced() => Story().When((m, now) => Maintenances.Plan(m, Id, Plan, now));
}
