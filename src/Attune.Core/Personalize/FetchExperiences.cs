using Attune.Core.Content.Rendering;
using Attune.Core.Devices;
using Attune.Core.Explanations;
using Attune.Core.Exposures;
using Attune.Core.Geo;
using Attune.Core.Users;
using Attune.Decisions;
using Attune.Decisions.Explanations;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Personalize;

/// <summary>
/// Answers a fetch: finds the user, decides, renders what was decided. One experience that cannot be rendered takes no
/// other down. Safe for concurrent use; for a user in memory nothing waits.
/// </summary>
public sealed class FetchExperiences(
    IUserDirectory users,
    IGeoLocator geo,
    RenderContexts contexts,
    AssignmentNotes assignments,
    DecisionRecorder recorder,
    PersonalizeMetrics metrics,
    TimeProvider time,
    ILogger<FetchExperiences> logger
)
{
    private readonly FetchAnswers answers = new();
    private readonly PayloadRenderer renderer = new(time, logger);

    /// <summary>Decides and renders; the caller disposes of the answer.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="explain">Whether to tell why, for each key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Storage.StorageUnavailableException">The user is not in memory and cannot be loaded.</exception>
    public async ValueTask<FetchAnswer> HandleAsync(
        FetchRequest request,
        bool explain,
        CancellationToken cancellationToken
    )
    {
        var asked = Ask(request, explain);
        var result = await users.DecideAsync(asked, cancellationToken);
        assignments.Add(request.WorkspaceId, result);
        var answer = answers.Rent();
        try
        {
            answer.Result = result;
            await RenderAsync(answer, request, result, cancellationToken);
            answer.Explanations = explain ? Explain(result.Explanations, answer.Failures) : [];
            metrics.Fetched(result.Decisions, answer.Failures);
            recorder.Record(asked, result, answer.Failures);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private DecideRequest Ask(FetchRequest request, bool explain) =>
        new()
        {
            WorkspaceId = request.WorkspaceId,
            CustomerId = request.CustomerId,
            VisitorId = request.VisitorId,
            UserIdentifiers = request.UserIdentifiers,
            ExperienceKeys = request.ExperienceKeys,
            Explain = explain,
            Record = recorder.Wants(request.RequestId),
            Session = new Session
            {
                Now = time.GetUtcNow(),
                RequestId = request.RequestId,
                NamedId = NamedId(request),
                Platform = request.Platform,
                Day = request.Day,
                Hours = request.Hours,
                VisitorType = request.VisitorType,
                Geo = request.IpAddress is { } address ? geo.Locate(address) : default,
                Device = DeviceOf(request),
                Parameters = request.Parameters,
            },
        };

    private static DeviceFacts DeviceOf(FetchRequest request) =>
        request.UserAgent is null && request.Hints == default
            ? default
            : UserAgentClassifier.Classify(request.UserAgent, request.Hints);

    // What callers send where they have no id is no name for anybody: all of them would get one variation.
    private static string? NamedId(FetchRequest request) =>
        request.CustomerId is { } id && !BlockedCustomerIds.Contains(id) ? id : request.VisitorId;

    private async ValueTask RenderAsync(
        FetchAnswer answer,
        FetchRequest request,
        DecideResult result,
        CancellationToken cancellationToken
    )
    {
        RenderContext? context = null;
        try
        {
            for (var at = 0; at < result.Decisions.Count; at++)
            {
                var decision = result.Decisions[at];
                if (decision.IsServed)
                {
                    context ??= contexts.Rent(SubjectOf(request, result.User));
                    await renderer.RenderAsync(answer, decision, context, cancellationToken);
                }
            }
        }
        finally
        {
            if (context is not null)
            {
                contexts.Return(context);
            }
        }
    }

    private RenderSubject SubjectOf(FetchRequest request, UserView? user) =>
        new()
        {
            WorkspaceId = request.WorkspaceId,
            Now = time.GetUtcNow(),
            User = user,
            CampaignAttributes = Passed(request, "campaign_attributes"),
            BusinessEventAttributes = Passed(request, "business_event_attributes"),
            CouponHolders = new RequestHolders(user?.Id, NamedId(request), request.VisitorId),
        };

    // Attributes of the campaign or business event that the caller acts for.
    private static AttributeSet Passed(FetchRequest request, string name) =>
        request.Parameters.Count > 0
        && request.Parameters.TryGet(name, out var value)
        && value.Kind == AttributeKind.Object
            ? value.AsObject()
            : AttributeSet.Empty;

    private static IReadOnlyList<Explanation> Explain(
        IReadOnlyList<Explanation> explanations,
        IReadOnlyList<RenderFailure> failures
    ) =>
        failures.Count == 0
            ? explanations
            :
            [
                .. explanations.Select(explanation =>
                    failures.FirstOrDefault(failure => failure.ExperienceKey == explanation.ExperienceKey)
                        is { } failure
                        ? explanation with
                        {
                            Reason = DecisionReason.PersonalizationFailed,
                            Message = $"{failure.Variable}: {failure.Message}",
                        }
                        : explanation
                ),
            ];
}
