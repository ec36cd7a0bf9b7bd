using System.Text.Json;
using Attune.Core.Events;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Validation;

namespace Attune.Core.Content.Recommendations;

/// <summary>
/// Says which events are actions on items. What is known is then made anew from all stored events, in the background; the
/// old is served until then. Safe for concurrent use.
/// </summary>
public sealed class ChangeRecommendationSettings(IDocumentStore documents, IEnumerable<IProjections> projections)
{
    private const int MaxText = 200;

    /// <summary>The settings that hold.</summary>
    public async Task<RecommendationSettings> ReadAsync(string workspaceId, CancellationToken cancellationToken) =>
        ContentJson.ReadRecommendationSettings(await FindAsync(workspaceId, cancellationToken));

    /// <summary>Replaces them.</summary>
    public async Task<Outcome<RecommendationSettings>> ExecuteAsync(
        string workspaceId,
        RecommendationSettings settings,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var problems = new ProblemList();
        Check(settings, problems);
        if (problems.Count > 0)
        {
            return Outcome<RecommendationSettings>.Invalid(problems.All);
        }
        var change = new DocumentChange
        {
            Kind = ContentKinds.RecommendationSettings,
            Id = WorkspaceKinds.OnlyId,
            Json = JsonSerializer.SerializeToUtf8Bytes(settings, ContentJson.RecommendationSettings),
            Action = $"{ContentKinds.RecommendationSettings}.update",
        };
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        if (!result.IsWritten)
        {
            return Outcome<RecommendationSettings>.NotFound();
        }
        foreach (var running in projections)
        {
            await running.ReplayAsync(RecommendationProjection.ProjectionName, workspaceId, CancellationToken.None);
        }
        return Outcome<RecommendationSettings>.Done(settings);
    }

    private static void Check(RecommendationSettings settings, ProblemList problems)
    {
        if (settings.Actions.Count > RecommendationSettings.MaxActions)
        {
            problems.Add("actions", $"Expected at most {RecommendationSettings.MaxActions} actions.");
        }
        for (var at = 0; at < settings.Actions.Count; at++)
        {
            var action = settings.Actions[at];
            var place = problems.Member("actions").Item(at);
            if (action.Event.Length is 0 or > MaxText)
            {
                place.Add("event", $"Expected 1 to {MaxText} characters.");
            }
            if (action.Attribute.Length is 0 or > MaxText)
            {
                place.Add("attribute", $"Expected 1 to {MaxText} characters.");
            }
        }
    }

    private Task<Document?> FindAsync(string workspaceId, CancellationToken cancellationToken) =>
        documents.GetAsync(workspaceId, ContentKinds.RecommendationSettings, WorkspaceKinds.OnlyId, cancellationToken);
}
