using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>The tests that a verification names one by one.</summary>
internal static class Testing
{
    internal static Rejection? Fault(VerificationRecorded verification)
    {
        var results = verification.Results ?? [];
        if (results.FirstOrDefault(r => string.IsNullOrWhiteSpace(r.Name) || results.Count(other => other.Name == r.Name) > 1) is { } unnamed)
        {
            return Refusals.Invalid("test-name", $"The test '{unnamed.Name}' has no name, or is there twice.", "Name each test once.");
        }

        if (!verification.Passed || results.Count == 0)
        {
            return null;
        }

        if (results.FirstOrDefault(r => r.Outcome == TestOutcome.Failed) is { } failed)
        {
            return Refusals.Invalid(
                "verification-contradicts-tests", $"The verification is said to have passed, but {failed.Name} failed.",
                "Record it as failed, or run the test again and record that it passed.");
        }

        return results.All(r => r.Outcome == TestOutcome.Skipped)
            ? Refusals.Invalid("verification-contradicts-tests", "The verification is said to have passed, but every test was skipped.", "Run one test at least.")
            : null;
    }
}
