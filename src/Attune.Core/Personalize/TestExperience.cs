using Attune.Core.Content.Rendering;
using Attune.Core.Devices;
using Attune.Core.Geo;
using Attune.Core.Users;
using Attune.Core.Workspaces.Experiences;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Experiences;
using Attune.Decisions.Users;
using Attune.Jinja;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Personalize;

/// <summary>
/// Shows what a user would get of one experience, its draft or what is live, by the code that serves. Nobody is linked, made,
/// counted or recorded by it. Safe for concurrent use.
/// </summary>
public sealed class TestExperience(
    IUserDirectory users,
    IWorkspaceSnapshots snapshots,
    ReadExperience read,
    ExperienceCheck check,
    JinjaEnvironment environment,
    IGeoLocator geo,
    RenderContexts contexts,
    TimeProvider time,
    ILogger<TestExperience> logger
)
{
    private readonly FetchAnswers answers = new();
    private readonly PayloadRenderer renderer = new(time, logger);

    /// <summary>Null where there is no such experience; the caller disposes of the answer.</summary>
    /// <param name="experienceId">The experience.</param>
    /// <param name="ofDraft">Whether the draft is meant, as if it were published now; without a draft it is what is live.</param>
    /// <param name="request">Who asks, and what their request says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TestedExperience?> ExecuteAsync(
        string experienceId,
        bool ofDraft,
        FetchRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await read.ExecuteAsync(request.WorkspaceId, experienceId, cancellationToken) is not { } view)
        {
            return null;
        }
        var snapshot = snapshots.Current(request.WorkspaceId);
        if (ofDraft && view.Draft is { } draft)
        {
            var found = await check.ExecuteAsync(request.WorkspaceId, experienceId, draft, null, cancellationToken);
            if (found.Problems.Count > 0)
            {
                return new TestedExperience { Problems = found.Problems };
            }
            snapshot = Compile(request.WorkspaceId, found.Experience);
        }
        var user = await FindAsync(request, cancellationToken);
        var session = SessionOf(request);
        string[] keys = [ofDraft ? view.Draft?.Key ?? view.Key : view.Key];
        var answer = answers.Rent();
        answer.Result = new DecideResult(
            user,
            snapshot,
            snapshot.Decide(user, session, keys),
            snapshot.Explain(user, session, keys)
        );
        await RenderAsync(answer, request.WorkspaceId, cancellationToken);
        answer.Explanations = answer.Result.Explanations;
        return new TestedExperience { Answer = answer, User = user };
    }

    private Snapshot Compile(string workspaceId, Experience experience)
    {
        var document = snapshots.Find(workspaceId).Document;
        return Snapshot
            .Compile(
                document with
                {
                    Experiences = [.. document.Experiences.Where(other => other.Id != experience.Id), experience],
                },
                environment
            )
            .Snapshot;
    }

    private async Task<UserView?> FindAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        IEnumerable<Identifier> identifiers =
        [
            .. request.CustomerId is { } customer
                ? [new Identifier(Identifier.CustomerId, customer)]
                : Array.Empty<Identifier>(),
            .. request.VisitorId is { } visitor
                ? [new Identifier(Identifier.VisitorId, visitor)]
                : Array.Empty<Identifier>(),
            .. request.UserIdentifiers,
        ];
        foreach (var identifier in identifiers)
        {
            if (await users.FindAsync(request.WorkspaceId, identifier, cancellationToken) is { } user)
            {
                return user;
            }
        }
        return null;
    }

    private Session SessionOf(FetchRequest request) =>
        new()
        {
            Now = time.GetUtcNow(),
            RequestId = request.RequestId,
            NamedId = request.CustomerId ?? request.VisitorId,
            Platform = request.Platform,
            Day = request.Day,
            Hours = request.Hours,
            VisitorType = request.VisitorType,
            Geo = request.IpAddress is { } address ? geo.Locate(address) : default,
            Device = request.UserAgent is { } agent ? UserAgentClassifier.Classify(agent) : default,
            Parameters = request.Parameters,
        };

    private async Task RenderAsync(FetchAnswer answer, string workspaceId, CancellationToken cancellationToken)
    {
        var result = answer.Result!;
        var context = contexts.Rent(
            new RenderSubject
            {
                WorkspaceId = workspaceId,
                Now = time.GetUtcNow(),
                User = result.User,
            }
        );
        try
        {
            foreach (var decision in result.Decisions.Where(decision => decision.IsServed))
            {
                await renderer.RenderAsync(answer, decision, context, cancellationToken);
            }
        }
        finally
        {
            contexts.Return(context);
        }
    }
}
