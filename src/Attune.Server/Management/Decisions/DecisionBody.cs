using Attune.Core.Explanations;
using Attune.Decisions.Explanations;
using Attune.Decisions.Recordings;
using Attune.Decisions.Users;

namespace Attune.Server.Management.Decisions;

/// <summary>A past fetch: who asked, what was read of them, what came out, and why.</summary>
internal sealed record DecisionBody
{
    /// <summary>The answer's <c>X-Request-Id</c>.</summary>
    public required string RequestId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long ConfigurationVersion { get; init; }

    /// <summary>Null where the request was nobody's who is known.</summary>
    public DecisionUserBody? User { get; init; }

    /// <summary>The customer or visitor id that the request named, where it is of interest.</summary>
    public string? NamedId { get; init; }

    public required DecisionSessionBody Session { get; init; }

    /// <summary>What came out then.</summary>
    public required IReadOnlyList<RecordedDecision> Decisions { get; init; }

    /// <summary>Why, with the configuration and the values of then.</summary>
    public IReadOnlyList<Explanation>? Explanations { get; init; }

    /// <summary>Whether explaining came to what was decided then; null in a list.</summary>
    public bool? Agrees { get; init; }

    public static DecisionBody From(DecisionRecording recording) =>
        new()
        {
            RequestId = recording.Session.RequestId,
            At = recording.Session.Now,
            ConfigurationVersion = recording.ConfigurationVersion,
            User = recording.User is { } user ? DecisionUserBody.From(user) : null,
            NamedId = recording.Session.NamedId,
            Session = DecisionSessionBody.From(recording.Session),
            Decisions =
            [
                .. recording.Decisions.Select(decision =>
                    recording.Failures.Any(failure => failure.ExperienceKey == decision.ExperienceKey)
                        ? decision with
                        {
                            Reason = Attune.Decisions.DecisionReason.PersonalizationFailed,
                        }
                        : decision
                ),
            ],
        };

    public static DecisionBody From(ExplainedDecision explained) =>
        From(explained.Recording) with
        {
            Explanations = explained.Explanations,
            Agrees = explained.Agrees,
        };
}
