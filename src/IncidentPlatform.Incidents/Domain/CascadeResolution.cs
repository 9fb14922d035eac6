using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>A root is resolved with the incidents under it, or without them: the commander says which.</summary>
public static class CascadeResolution
{
    /// <param name="root">The incident, with the incidents linked under it as its family.</param>
    /// <param name="types">The types that are configured: an incident's type may need custom fields before it is resolved.</param>
    /// <param name="withRoot">Whether those under it are resolved with it; needed where some are open.</param>
    public static JointDecision Resolve(Incident root, SignalReadings readings, IReadOnlyList<IncidentType> types, bool? withRoot, Actor by, DateTimeOffset now)
    {
        var here = Resolution.Resolve(root, readings, by, now).Complete(root, types);
        var open = root.Family.Where(c => c.Status < IncidentStatus.Resolved).ToList();
        if (here.Facts.Select(f => f.Data).OfType<IncidentResolved>().FirstOrDefault() is not { } resolved || open.Count == 0 || withRoot == false)
        {
            return here;
        }

        var numbers = string.Join(", ", open.Select(c => c.Number));
        if (withRoot is null)
        {
            return Refusals.Invalid(
                "cascade-choice-missing", $"{numbers} under this incident {(open.Count == 1 ? "is" : "are")} not resolved.",
                "Say in withRoot whether they are resolved with it (true) or go on by themselves (false).");
        }

        if (open.Select(c => NotQuiet(c, root, now) ?? Incomplete(c, types)).FirstOrDefault(r => r is not null) is { } refused)
        {
            return refused;
        }

        var cause = Guid.CreateVersion7();
        return JointDecision.Record(
            root.Id,
            [
                (root.Id, new NewFact(resolved, Id: cause)),
                .. open.Select(c => (c.Id, (object)new NewFact(resolved with { StableSince = Later(resolved.StableSince, Resolution.QuietSince(c)) }, Cause: cause))),
            ]);
    }

    /// <summary>The root's fix and verification stand for those under it; their own signals, fixes and verifications must not speak against it.</summary>
    private static Rejection? NotQuiet(Incident child, Incident root, DateTimeOffset now)
    {
        if (child.Verification is { Passed: false })
        {
            return new Rejection(
                "linked-verification-failed", $"The latest verification of {child.Number} failed.",
                $"Verify {child.Number} again, or resolve without it (withRoot false).");
        }

        return Resolution.QuietSince(child) is { } since && root.Policy is { } policy && now < since + policy.StabilityWindow
            ? new Rejection(
                "linked-not-quiet", $"{child.Number} has been quiet since {since:u}; {policy.StabilityWindow.InWords()} are needed.",
                $"Declare resolved from {since + policy.StabilityWindow:u} on, or resolve without it (withRoot false).")
            : null;
    }

    private static Rejection? Incomplete(Incident child, IReadOnlyList<IncidentType> types) =>
        CustomFields.MissingToResolve(child, types) is { } missing
            ? missing with { Reason = $"{child.Number}: {missing.Reason}", WayOn = "Set them there, or resolve without it (withRoot false)." }
            : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
