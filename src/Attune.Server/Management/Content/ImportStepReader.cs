using System.Text.Json;
using Attune.Core.Content.Catalogs.Imports;
using Attune.Server.Fields;

namespace Attune.Server.Management.Content;

/// <summary>Takes a step of an import out of its JSON, without making an object of every row.</summary>
internal static class ImportStepReader
{
    public sealed record Step(
        long From,
        long To,
        long Line,
        IReadOnlyList<ImportRow> Rows,
        IReadOnlyList<RejectedRow> Rejected
    );

    public static Step Read(JsonElement body, List<FieldProblem> problems)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new FieldProblem("", FieldProblemKind.WrongType) { Allowed = ["object"] });
            return new Step(0, 0, 0, [], []);
        }
        var from = Number(body, "from", problems);
        var to = Number(body, "to", problems);
        var line = Number(body, "line", problems);
        var fields = new ObjectFields(body, problems);
        var rows = fields.OptionalList("rows") ?? [];
        var rejected = fields.OptionalList("rejected") ?? [];
        if (rows.Count + rejected.Count > ImportItems.MaxRows)
        {
            fields.Break("rows", $"Expected at most {ImportItems.MaxRows} rows.");
        }
        if (to < from)
        {
            fields.Break("to", "Expected an offset that is not before from.");
        }
        return new Step(
            from,
            to,
            line,
            [.. rows.Select((row, at) => ReadRow(row, $"rows[{at}]", problems))],
            [.. rejected.Select((row, at) => ReadRejected(row, $"rejected[{at}]", problems))]
        );
    }

    public static string Describe(FieldProblem problem) =>
        problem.Kind switch
        {
            FieldProblemKind.Missing or FieldProblemKind.Empty => "Expected a value.",
            FieldProblemKind.Broken => problem.Message,
            _ => $"Expected {string.Join(", ", problem.Allowed)}, not {problem.Found}.",
        };

    private static ImportRow ReadRow(JsonElement row, string path, List<FieldProblem> problems)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("item", out var item))
        {
            problems.Add(
                new FieldProblem(path, FieldProblemKind.WrongType) { Allowed = ["object with line and item"] }
            );
            return default;
        }
        return new ImportRow(Number(row, "line", problems, path), item);
    }

    private static RejectedRow ReadRejected(JsonElement row, string path, List<FieldProblem> problems)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new FieldProblem(path, FieldProblemKind.WrongType) { Allowed = ["object"] });
            return new RejectedRow(0, "", "");
        }
        var fields = new ObjectFields(row, problems, path);
        return new RejectedRow(
            Number(row, "line", problems, path),
            fields.Text("reason"),
            fields.Text("text", mayBeEmpty: true)
        );
    }

    private static long Number(JsonElement parent, string name, List<FieldProblem> problems, string path = "")
    {
        if (
            parent.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var number)
            && number >= 0
        )
        {
            return number;
        }
        problems.Add(
            new FieldProblem(path.Length == 0 ? name : $"{path}.{name}", FieldProblemKind.WrongType)
            {
                Allowed = ["a whole number from 0"],
            }
        );
        return 0;
    }
}
