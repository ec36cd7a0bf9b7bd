using System.Text.Json;
using Attune.Core.Users;
using Attune.Core.Users.Erasure;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Users;

/// <summary><c>/api/v1/users:export</c>: all that is held on a person. A POST, so that no address holds who they are.</summary>
internal static class PersonEndpoints
{
    public static void Map(IEndpointRouteBuilder group) =>
        group
            .MapPost("/users:export", ExportAsync)
            .WithTags("Users")
            .WithName("ExportPerson")
            .WithSummary("Read all that is held on a person")
            .Takes<PersonInput>()
            .Produces<JsonElement>()
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ExportAsync(
        HttpContext context,
        ExportPerson useCase,
        IWorkspaceSettings settings
    )
    {
        var body = await context.ReadBodyAsync<PersonInput>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var configured = settings.Current(workspaceId).Identifiers;
        if (KindOf(input.IdentifierType, configured) is not { } kind)
        {
            return Refusal.Invalid([
                new ConfigurationProblem(
                    "identifier_type",
                    "Expected customer_id, visitor_id, id, email, mobile, or an identifier of the workspace."
                ),
            ]);
        }
        var identifier = new Identifier(kind, input.Identifier);
        if (!identifier.IsValid)
        {
            return Refusal.Invalid([new ConfigurationProblem("identifier", "This is no such identifier.")]);
        }
        return await useCase.ExecuteAsync(workspaceId, identifier, context.RequestAborted) is { } export
            ? Results.Bytes(export, "application/json; charset=utf-8")
            : Refusal.NotFound();
    }

    private static string? KindOf(string type, IReadOnlyList<string> configured) =>
        type switch
        {
            Identifier.CustomerId or Identifier.VisitorId or Identifier.InternalId => type,
            "email" => Identifier.Email,
            "mobile" => Identifier.Mobile,
            _ => configured.FirstOrDefault(key => key == AttributeCatalog.Canonical(type)),
        };
}
