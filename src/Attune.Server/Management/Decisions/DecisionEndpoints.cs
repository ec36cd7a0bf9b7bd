using Attune.Core.Explanations;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Decisions;

/// <summary><c>/api/v1/decisions</c>: why past requests got what they got (docs/explanations.md).</summary>
internal static class DecisionEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var decisions = group.MapGroup("/decisions").WithTags("Decisions");
        decisions
            .MapGet("/", ListAsync)
            .WithName("ListDecisions")
            .WithSummary("List the latest fetches of a user, newest first")
            .WithQuery(
                ("customer_id", "The user's customer id."),
                ("visitor_id", "The user's visitor id."),
                ("identifier", "Another identifier's attribute, such as u_em; with value."),
                ("value", "The value of identifier."),
                ("limit", "Fetches in one answer, 1 to 200; 50 unless given.")
            )
            .Produces<Page<DecisionBody>>()
            .ProducesRefusals(StatusCodes.Status422UnprocessableEntity);
        decisions
            .MapGet("/{requestId}", ReadAsync)
            .WithName("ExplainDecision")
            .WithSummary("Explain a fetch by its request id")
            .WithDescription(
                "Decides again on what was recorded of the user and the request, with the configuration of then. The id is the "
                    + "answer's X-Request-Id."
            )
            .WithQuery(("at", "About when it was, to within five minutes: less is looked through."))
            .Produces<DecisionBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListDecisions list)
    {
        var query = new QueryReader(context);
        var named = new List<Identifier>();
        Add(Identifier.CustomerId, query.Text("customer_id", UserLimits.IdentifierLength));
        Add(Identifier.VisitorId, query.Text("visitor_id", UserLimits.IdentifierLength));
        var kind = query.Text("identifier");
        var value = query.Text("value", UserLimits.IdentifierLength);
        if (kind is null != value is null)
        {
            query.Refuse("identifier", "Expected together with value.");
        }
        else if (kind is not null)
        {
            Add(AttributeCatalog.Canonical(kind), value);
        }
        var limit = query.Limit();
        if (named.Count != 1)
        {
            query.RefuseUnlessRefused(
                "customer_id",
                "Expected one of customer_id, visitor_id, or identifier with value."
            );
        }
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        var found = await list.ExecuteAsync(context.Caller().WorkspaceId, named[0], limit, context.RequestAborted);
        return new Answer<Page<DecisionBody>>(new Page<DecisionBody>([.. found.Select(DecisionBody.From)], null));

        void Add(string asked, string? text)
        {
            if (text is not null)
            {
                named.Add(new Identifier(asked, text));
            }
        }
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string requestId, ExplainDecision explain)
    {
        var query = new QueryReader(context);
        var at = query.Moment("at");
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        return
            await explain.ExecuteAsync(context.Caller().WorkspaceId, requestId, at, context.RequestAborted)
                is { } explained
            ? new Answer<DecisionBody>(DecisionBody.From(explained))
            : Refusal.NotFound();
    }
}
