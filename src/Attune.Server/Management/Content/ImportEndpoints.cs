using System.Text.Json;
using Attune.Core.Content.Catalogs.Imports;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Fields;
using Attune.Server.Http;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Content;

/// <summary>
/// Imports of whole files into a catalog, step by step: what <c>attune import</c> calls. The position in the file is
/// committed together with the rows before it.
/// </summary>
internal static class ImportEndpoints
{
    private const int RejectsPerPage = 1_000;

    public static void Map(IEndpointRouteBuilder catalogs)
    {
        var imports = catalogs.MapGroup("/{catalogId}/imports");
        imports
            .MapPost("/", BeginAsync)
            .WithName("BeginImport")
            .WithSummary("Begin the import of a file, or find how far it has come")
            .Takes<ImportInput>()
            .Produces<CatalogImport>()
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        imports
            .MapGet("/{importId}", ReadAsync)
            .WithName("ReadImport")
            .WithSummary("Read how far an import has come")
            .Produces<CatalogImport>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        imports
            .MapPost("/{importId}/rows", TakeAsync)
            .WithName("ImportRows")
            .WithSummary("Import the next rows; the answer tells where the import stands afterwards")
            .Produces<CatalogImport>()
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        imports
            .MapGet("/{importId}/rejected", ListRejectedAsync)
            .WithName("ListRejectedRows")
            .WithSummary("List rows that could not be imported, by line")
            .WithQuery(("cursor", "As the page before told it."))
            .Produces<Page<RejectedRow>>()
            .ProducesRefusals(StatusCodes.Status422UnprocessableEntity);
        imports
            .MapPost("/{importId}/finish", FinishAsync)
            .WithName("FinishImport")
            .WithSummary("Say that everything was read, rejected rows included")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesRefusals(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, string catalogId, ImportItems imports)
    {
        var body = await context.ReadBodyAsync<ImportInput>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        var problems = new ProblemList();
        if (input.Id.Length is < 16 or > 64 || !input.Id.All(char.IsAsciiHexDigitLower))
        {
            problems.Add("id", "Expected 16 to 64 lower-case hexadecimal digits.");
        }
        if (input.Source.Length is 0 or > 500)
        {
            problems.Add("source", "Expected 1 to 500 characters.");
        }
        if (input.Length < 0)
        {
            problems.Add("length", "Expected a number from 0.");
        }
        if (problems.Count > 0)
        {
            return Refusal.Invalid(problems.All);
        }
        return Show(
            await imports.BeginAsync(
                context.Caller().WorkspaceId,
                catalogId,
                input.Id,
                input.Source,
                input.Length,
                context.RequestAborted
            )
        );
    }

    private static async Task<IResult> ReadAsync(
        HttpContext context,
        string catalogId,
        string importId,
        ICatalogImportStore imports
    ) => Show(await imports.FindAsync(context.Caller().WorkspaceId, catalogId, importId, context.RequestAborted));

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        string catalogId,
        string importId,
        ImportItems imports
    )
    {
        using var body = await JsonBody.ReadAsync(context, ManagementRequest.Limits);
        if (body is null)
        {
            return Answered.Instance;
        }
        var problems = new List<FieldProblem>();
        var step = ImportStepReader.Read(body.Root, problems);
        if (problems.Count > 0)
        {
            return Refusal.Invalid([
                .. problems.Select(problem => new ConfigurationProblem(
                    problem.Path,
                    ImportStepReader.Describe(problem)
                )),
            ]);
        }
        return Show(
            await imports.TakeAsync(
                context.Caller().WorkspaceId,
                catalogId,
                importId,
                step.From,
                step.To,
                step.Line,
                step.Rows,
                step.Rejected,
                context.RequestAborted
            )
        );
    }

    private static async Task<IResult> ListRejectedAsync(
        HttpContext context,
        string catalogId,
        string importId,
        ICatalogImportStore imports
    )
    {
        var query = new QueryReader(context);
        var text = query.Text("cursor") ?? "0";
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        if (!long.TryParse(text, System.Globalization.NumberStyles.None, null, out var line))
        {
            return Refusal.Invalid([new ConfigurationProblem("cursor", "Expected a number from 0.")]);
        }
        var rows = await imports.ReadRejectedAsync(
            context.Caller().WorkspaceId,
            catalogId,
            importId,
            line,
            RejectsPerPage,
            context.RequestAborted
        );
        var next = rows.Count < RejectsPerPage ? null : $"{rows[^1].Line}";
        return new Answer<Page<RejectedRow>>(new Page<RejectedRow>(rows, next));
    }

    private static async Task<IResult> FinishAsync(
        HttpContext context,
        string catalogId,
        string importId,
        ICatalogImportStore imports,
        TimeProvider time
    ) =>
        await imports.FinishAsync(
            context.Caller().WorkspaceId,
            catalogId,
            importId,
            time.GetUtcNow(),
            context.RequestAborted
        )
            ? Results.NoContent()
            : Refusal.NotFound();

    private static IResult Show(CatalogImport? import) =>
        import is null ? Refusal.NotFound() : new Answer<CatalogImport>(import);
}
