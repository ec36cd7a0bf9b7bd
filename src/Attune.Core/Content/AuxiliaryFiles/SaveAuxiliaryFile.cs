using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attune.Core.Content.Library;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Validation;

namespace Attune.Core.Content.AuxiliaryFiles;

/// <summary>
/// Stores a file whole or not at all: its rows are written beside those that are read, and shown in one step when all are
/// there. Safe for concurrent use.
/// </summary>
public sealed class SaveAuxiliaryFile(
    IDocumentStore documents,
    Lazy<IAuxiliaryStore> store,
    ContentLibraries libraries,
    WorkspaceTurns turns,
    ContentLimits limits,
    TimeProvider time
)
{
    /// <summary>Characters of a row's key.</summary>
    public const int MaxKey = 500;

    /// <summary>Bytes of one row as JSON.</summary>
    public const int RowBytes = 64 * 1024;

    /// <summary>Columns of a file.</summary>
    public const int MaxColumns = 200;

    private const int AtOnce = 1_000;
    private const int MostProblems = 100;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Stores the file, in the place of the one of the same name.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="name">What templates say.</param>
    /// <param name="keyColumn">The column that finds a row.</param>
    /// <param name="rows">The rows, read once.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    public async Task<Outcome<AuxiliaryFile>> ExecuteAsync(
        string workspaceId,
        string name,
        string keyColumn,
        IAsyncEnumerable<AuxiliarySourceRow> rows,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        using var turn = await turns.TakeAsync(workspaceId, ContentKinds.AuxiliaryFile, cancellationToken);
        var files = libraries.Current(workspaceId).AuxiliaryFiles;
        var known = files.GetValueOrDefault(name);
        var problems = new ProblemList();
        if (Texts.CheckName(name) is { } badName)
        {
            problems.Add("name", badName);
        }
        if (known is null && files.Count >= limits.AuxiliaryFiles)
        {
            problems.Add("name", $"The workspace has {files.Count} auxiliary files, which is the most.");
        }
        if (keyColumn.Length == 0)
        {
            problems.Add("key", "Expected the name of the column that finds a row.");
        }
        if (problems.Count > 0)
        {
            return Outcome<AuxiliaryFile>.Invalid(problems.All);
        }
        var contentId = RandomNames.NewId();
        var kept = false;
        try
        {
            var (columns, count) = await WriteAsync(
                workspaceId,
                contentId,
                keyColumn,
                rows,
                problems,
                cancellationToken
            );
            if (problems.Count > 0)
            {
                return Outcome<AuxiliaryFile>.Invalid(problems.All);
            }
            var now = time.GetUtcNow();
            var file = new AuxiliaryFile
            {
                Id = known?.Id ?? RandomNames.NewId(),
                Name = name,
                KeyColumn = keyColumn,
                Columns = columns,
                ContentId = contentId,
                Rows = count,
                CreatedAt = known?.CreatedAt ?? now,
                UpdatedAt = now,
            };
            kept = await ShowAsync(workspaceId, file, known is null, principal, cancellationToken);
            if (!kept)
            {
                return Outcome<AuxiliaryFile>.Taken("name", "Another auxiliary file has this name.");
            }
            if (known?.ContentId is { } before)
            {
                await store.Value.DeleteAsync(workspaceId, before, CancellationToken.None);
            }
            return Outcome<AuxiliaryFile>.Done(file);
        }
        finally
        {
            if (!kept)
            {
                await store.Value.DeleteAsync(workspaceId, contentId, CancellationToken.None);
            }
        }
    }

    /// <summary>Deletes a file with its rows; false where there is none.</summary>
    public async Task<bool> DeleteAsync(
        string workspaceId,
        string name,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        using var turn = await turns.TakeAsync(workspaceId, ContentKinds.AuxiliaryFile, cancellationToken);
        if (!libraries.Current(workspaceId).AuxiliaryFiles.TryGetValue(name, out var file))
        {
            return false;
        }
        var change = new DocumentChange
        {
            Kind = ContentKinds.AuxiliaryFile,
            Id = file.Id,
            Action = $"{ContentKinds.AuxiliaryFile}.delete",
        };
        await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        if (file.ContentId is { } contentId)
        {
            await store.Value.DeleteAsync(workspaceId, contentId, CancellationToken.None);
        }
        return true;
    }

    /// <summary>The files of the workspace, by name.</summary>
    public IReadOnlyList<AuxiliaryFile> List(string workspaceId) =>
        [.. libraries.Current(workspaceId).AuxiliaryFiles.Values.OrderBy(file => file.Name, StringComparer.Ordinal)];

    private async Task<(IReadOnlyList<string> Columns, long Rows)> WriteAsync(
        string workspaceId,
        string contentId,
        string keyColumn,
        IAsyncEnumerable<AuxiliarySourceRow> rows,
        ProblemList problems,
        CancellationToken cancellationToken
    )
    {
        var columns = new List<string>();
        var batch = new Dictionary<string, AuxiliaryRow>(StringComparer.Ordinal);
        long count = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            count++;
            foreach (var (column, _) in row.Values.Where(value => !columns.Contains(value.Key)))
            {
                columns.Add(column);
            }
            if (Check(row, keyColumn, columns.Count) is { } problem)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"rows[{row.Number}]"), problem);
            }
            else if (!batch.TryAdd(KeyOf(row, keyColumn), new AuxiliaryRow(KeyOf(row, keyColumn), ToJson(row))))
            {
                problems.Add(
                    string.Create(CultureInfo.InvariantCulture, $"rows[{row.Number}]"),
                    $"Another row has the key '{KeyOf(row, keyColumn)}'."
                );
            }
            if (count > limits.AuxiliaryRows)
            {
                problems.Add("rows", $"Expected at most {limits.AuxiliaryRows} rows.");
            }
            if (problems.Count >= MostProblems || count > limits.AuxiliaryRows)
            {
                return (columns, count);
            }
            if (batch.Count == AtOnce)
            {
                await store.Value.WriteAsync(workspaceId, contentId, [.. batch.Values], cancellationToken);
                batch.Clear();
            }
        }
        await store.Value.WriteAsync(workspaceId, contentId, [.. batch.Values], cancellationToken);
        if (count == 0)
        {
            problems.Add("rows", "The file has no rows.");
        }
        var stored = await store.Value.CountAsync(workspaceId, contentId, cancellationToken);
        if (problems.Count == 0 && stored != count)
        {
            problems.Add("rows", $"{count - stored} rows have a key that another row has.");
        }
        return (columns, count);
    }

    private static string? Check(AuxiliarySourceRow row, string keyColumn, int columns)
    {
        if (row.Problem is not null)
        {
            return row.Problem;
        }
        if (columns > MaxColumns)
        {
            return $"Expected at most {MaxColumns} columns.";
        }
        var key = KeyOf(row, keyColumn);
        return key.Length is 0 or > MaxKey || key.Contains('\0', StringComparison.Ordinal)
                ? $"Expected 1 to {MaxKey} characters in the column '{keyColumn}'."
            : row.Values.Sum(value => Encoding.UTF8.GetByteCount(value.Value)) > RowBytes
                ? $"Expected at most {RowBytes} bytes."
            : null;
    }

    private static string KeyOf(AuxiliarySourceRow row, string keyColumn) =>
        row.Values.FirstOrDefault(value => value.Key == keyColumn).Value ?? "";

    private static ReadOnlyMemory<byte> ToJson(AuxiliarySourceRow row)
    {
        var output = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(output, Relaxed))
        {
            writer.WriteStartObject();
            foreach (var (column, value) in row.Values)
            {
                writer.WriteString(column, value);
            }
            writer.WriteEndObject();
        }
        return output.WrittenMemory;
    }

    private async Task<bool> ShowAsync(
        string workspaceId,
        AuxiliaryFile file,
        bool isNew,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var change = new DocumentChange
        {
            Kind = ContentKinds.AuxiliaryFile,
            Id = file.Id,
            Name = file.Name,
            Json = JsonSerializer.SerializeToUtf8Bytes(file, ContentJson.AuxiliaryFile),
            Action = $"{ContentKinds.AuxiliaryFile}.{(isNew ? "create" : "update")}",
        };
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten;
    }
}
