using Attune.Core.Content.AuxiliaryFiles;
using Attune.Core.Workspaces;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.Management.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Attune.Server.Management.Content;

/// <summary>Files of auxiliary data.</summary>
internal static class AuxiliaryFileEndpoints
{
    /// <summary>Bytes of a file.</summary>
    public const long MaxBytes = 256L * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder group)
    {
        var files = group.MapGroup("/auxiliary-files").WithTags("AuxiliaryFiles");
        files
            .MapGet("/", List)
            .WithName("ListAuxiliaryFiles")
            .WithSummary("List the files of auxiliary data, by name")
            .Produces<Page<AuxiliaryFileBody>>();
        files
            .MapPut("/{name}", SaveAsync)
            .WithName("SaveAuxiliaryFile")
            .WithSummary("Store a file whole, in the place of the one of this name: CSV, JSON lines or a JSON list")
            .WithQuery(("key", "The column that finds a row."))
            .Produces<AuxiliaryFileBody>()
            .ProducesRefusals(
                StatusCodes.Status415UnsupportedMediaType,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status422UnprocessableEntity
            );
        files
            .MapDelete("/{name}", DeleteAsync)
            .WithName("DeleteAuxiliaryFile")
            .WithSummary("Delete a file of auxiliary data")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesRefusals(StatusCodes.Status404NotFound);
    }

    private static Answer<Page<AuxiliaryFileBody>> List(HttpContext context, SaveAuxiliaryFile files) =>
        new(
            new Page<AuxiliaryFileBody>(
                [.. files.List(context.Caller().WorkspaceId).Select(AuxiliaryFileBody.From)],
                NextCursor: null
            )
        );

    private static async Task<IResult> SaveAsync(
        HttpContext context,
        string name,
        SaveAuxiliaryFile files,
        IKeyRing ring
    )
    {
        var query = new QueryReader(context);
        var key = query.Text("key") ?? "";
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        if (context.Request.ContentLength > MaxBytes)
        {
            return new Refusal(answer => answer.Family().TooLargeAsync(answer, MaxBytes));
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes;
        }
        if (AuxiliaryFileReader.Read(context.Request, context.RequestAborted) is not { } rows)
        {
            return new Refusal(answer => answer.Family().UnsupportedMediaTypeAsync(answer, answer.Request.ContentType));
        }
        try
        {
            var outcome = await files.ExecuteAsync(
                context.Caller().WorkspaceId,
                name,
                key,
                rows,
                context.Principal(ring),
                context.RequestAborted
            );
            return outcome.IsDone
                ? new Answer<AuxiliaryFileBody>(AuxiliaryFileBody.From(outcome.Value))
                : Refusal.From(outcome);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new Refusal(answer => answer.Family().TooLargeAsync(answer, MaxBytes));
        }
        catch (System.Text.DecoderFallbackException)
        {
            return Refusal.Invalid([new ConfigurationProblem("", "The file is not UTF-8.")]);
        }
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context,
        string name,
        SaveAuxiliaryFile files,
        IKeyRing ring
    ) =>
        await files.DeleteAsync(context.Caller().WorkspaceId, name, context.Principal(ring), context.RequestAborted)
            ? Results.NoContent()
            : Refusal.NotFound();
}
