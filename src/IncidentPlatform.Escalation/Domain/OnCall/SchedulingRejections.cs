using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.OnCall;

internal static class SchedulingRejections
{
    public static Rejection NoSchedule { get; } = new(
        "no-schedule", "The duty has no schedule.", "Set one with PUT /schedules/{duty} first.", RejectionKind.NotFound);

    public static Rejection OverrideEnds { get; } = new(
        "override-ends", "It would end before it starts, or has ended already: the past is not changed.", "Give from and to, from before to, and to in the future.", RejectionKind.Invalid);

    public static Rejection TooManyOverrides { get; } = new(
        "too-many-overrides", "The schedule has very many overrides that are not over.", "Change its layers instead.");

    public static Rejection ImportEnds { get; } = new(
        "import-ends", "The period of the import ends before it starts, or has ended already: the past is not changed.", "Give from and to, from before to, and to in the future.", RejectionKind.Invalid);

    public static Rejection TooManyImported { get; } = new(
        "too-many-imported", "The schedule would have more than 5,000 shifts of calendars that are not over.", "Import a shorter period, or fewer calendars.");

    public static Rejection NothingToSwap { get; } = new(
        "nothing-to-swap", "At one of the instants nobody is on call, or at both the same person.", "Give an instant within a shift of each of two people.", RejectionKind.Invalid);

    public static Rejection AloneIn(string duty, string layer) => new(
        "alone-in-layer", $"Without them nobody is left in the layer '{layer}' of {duty}.", "Name a successor, or change the schedule first.");

    public static Rejection NoOverride(Guid id) => new(
        "override-unknown", $"The schedule has no override {id}.", "List them with GET /schedules/{duty}.", RejectionKind.NotFound);
}
