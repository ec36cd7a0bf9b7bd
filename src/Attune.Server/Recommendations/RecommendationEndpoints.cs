using System.Text.Json;
using Attune.Core.Content;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Recommendations;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Decisions.Users;
using Attune.Server.Authentication;
using Attune.Server.Catalogs;
using Attune.Server.Fields;
using Attune.Server.Http;

namespace Attune.Server.Recommendations;

/// <summary>The recommendations API (published recommendations schema).</summary>
internal static class RecommendationEndpoints
{
    /// <summary>The name of the rate of reading what a recommendation is.</summary>
    public const string DetailsRate = "recommendationDetails";

    /// <summary>The name of the rate of reading its items.</summary>
    public const string ItemsRate = "recommendations";

    private const string TypeHeader = "RECOMMENDATION-TYPE";

    private static readonly BodyLimits Limits = new(1024 * 1024);

    /// <summary>Types that need to know which item others are to be near.</summary>
    private static readonly string[] Anchored =
    [
        ProductSet.SimilarItem,
        ProductSet.FrequentlyViewedTogether,
        ProductSet.FrequentlyBoughtTogether,
    ];

    /// <summary>Types that are about a user.</summary>
    private static readonly string[] Personal = [ProductSet.UserAction, ProductSet.UserPersonalization];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var recommendations = endpoints
            .MapGroup(RecommendationErrors.Prefix)
            .WithFamily(RecommendationErrors.Instance)
            .RequireScope(KeyScopes.Content);
        recommendations.MapGet("/{id}", ReadAsync).CountRequests(DetailsRate);
        recommendations.MapPost("/{id}/items", RecommendAsync).CountRequests(ItemsRate);
    }

    private static async Task ReadAsync(HttpContext context, string id, RecommendItems recommend)
    {
        if (!IsId(id))
        {
            await RecommendationErrors.InvalidIdAsync(context);
            return;
        }
        if (recommend.Find(context.Caller().WorkspaceId, id) is not { } set)
        {
            await RecommendationErrors.UnknownAsync(context);
            return;
        }
        await RecommendationWriter.WriteAsync(context, set);
    }

    private static async Task RecommendAsync(
        HttpContext context,
        string id,
        RecommendItems recommend,
        FindCatalogs catalogs,
        IUserDirectory users
    )
    {
        using var body = await JsonBody.ReadAsync(context, Limits);
        if (body is null)
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        if (!IsId(id))
        {
            await RecommendationErrors.InvalidIdAsync(context);
            return;
        }
        if (
            recommend.Find(workspaceId, id) is not { } set
            || catalogs.Find(workspaceId, set.CatalogId) is not { } catalog
        )
        {
            await RecommendationErrors.UnknownAsync(context);
            return;
        }
        var problems = new List<FieldProblem>();
        var asked = Read(context, body.Root, set, problems);
        if (problems.Count > 0)
        {
            await RecommendationErrors.InvalidAsync(context, CatalogReader.Describe(problems));
            return;
        }
        var user = await FindUserAsync(users, workspaceId, asked.UserId, context.RequestAborted);
        if (user is null && Personal.Contains(set.RecommendationType))
        {
            await RecommendationErrors.UnknownUserAsync(context);
            return;
        }
        var items = await recommend.ExecuteAsync(workspaceId, set.Id, user, asked.ItemId, context.RequestAborted);
        await RecommendationWriter.WriteAsync(context, catalog, items, asked.Fields);
    }

    private static async Task<UserView?> FindUserAsync(
        IUserDirectory users,
        string workspaceId,
        string userId,
        CancellationToken cancellationToken
    ) =>
        userId.Length > UserLimits.IdentifierLength
            ? null
            : await users.FindAsync(workspaceId, new Identifier(Identifier.CustomerId, userId), cancellationToken);

    private static (string UserId, string? ItemId, IReadOnlyCollection<string> Fields) Read(
        HttpContext context,
        JsonElement body,
        ProductSet set,
        List<FieldProblem> problems
    )
    {
        var type = context.Request.Headers[TypeHeader].ToString();
        if (type.Length == 0)
        {
            problems.Add(new FieldProblem(TypeHeader, FieldProblemKind.Missing));
        }
        else if (!type.Equals(set.RecommendationType, StringComparison.OrdinalIgnoreCase))
        {
            var message = $"{type} is not the type of this recommendation, which is {set.RecommendationType}";
            problems.Add(new FieldProblem(TypeHeader, FieldProblemKind.Broken) { Message = message });
        }
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new FieldProblem("request body", FieldProblemKind.WrongType) { Allowed = ["object"] });
            return ("", null, []);
        }
        var fields = new ObjectFields(body, problems);
        var user = fields.Text("user_id");
        var item = Anchored.Contains(set.RecommendationType) ? fields.Text("item_id") : fields.OptionalText("item_id");
        return (user, item, (fields.OptionalTexts("include_fields") ?? []).ToHashSet(StringComparer.Ordinal));
    }

    private static bool IsId(string id) => id.Length == 24 && id.All(char.IsAsciiHexDigit);
}
