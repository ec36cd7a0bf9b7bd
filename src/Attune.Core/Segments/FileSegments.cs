using Attune.Core.Users;
using Attune.Core.Users.Identity;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Records;
using Attune.Core.Workspaces.Settings;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Audiences;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Core.Segments;

/// <summary>
/// Segments made from files of ids: made, changed by files, archived, deleted. Who is in one is kept with each user; the snapshot knows
/// only that there is such a segment. Safe for concurrent use.
/// </summary>
public sealed class FileSegments(
    IDocumentStore documents,
    IWorkspaceSnapshots snapshots,
    IWorkspaceSettings settings,
    JinjaEnvironment environment,
    ISegmentStore store,
    SegmentUploads uploads,
    TimeProvider time
)
{
    private readonly IdentityCatalog identity = new(settings);

    /// <summary>Makes a segment without members.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="name">1 to 256 characters, unique in the workspace.</param>
    /// <param name="expiresAfterDays">1 to 3,650 days, or null for never.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<CustomSegment>> CreateAsync(
        string workspaceId,
        string name,
        int? expiresAfterDays,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var problems = new ProblemList();
        if (Texts.CheckName(name, maximum: 256) is { } wrong)
        {
            problems.Add("name", wrong);
        }
        if (expiresAfterDays is < 1 or > SegmentLimits.ExpiryDays)
        {
            problems.Add("expiry_time", $"Expected 1 to {SegmentLimits.ExpiryDays} days.");
        }
        if (problems.Count > 0)
        {
            return Outcome<CustomSegment>.Invalid(problems.All);
        }
        var segment = new CustomSegment
        {
            Id = RandomNames.NewId(),
            Name = name,
            Kind = SegmentKind.File,
            ExpiresAt = expiresAfterDays is { } days ? time.GetUtcNow().AddDays(days) : null,
        };
        var change = DocumentChange.Create(
            WorkspaceKinds.Segment,
            segment.Id,
            WorkspaceJson.Write(segment),
            segment.Name
        );
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.Status switch
        {
            DocumentWriteStatus.Written => Outcome<CustomSegment>.Done(segment),
            DocumentWriteStatus.NameTaken => Outcome<CustomSegment>.Taken("name", $"Name already exists : {name}"),
            _ => Outcome<CustomSegment>.NotFound(),
        };
    }

    /// <summary>What stands against a file, before anything is made for it.</summary>
    public IReadOnlyList<ConfigurationProblem> Check(string workspaceId, FileSegmentRequest request)
    {
        var problems = new ProblemList();
        if (KindOf(workspaceId, request.Attribute) is null)
        {
            var kinds = identity.For(workspaceId).Indexed.Prepend("ID");
            problems.Add(
                "attribute_name",
                $"No user is found by this attribute. Expected one of {string.Join(", ", kinds)}, or another of the workspace's identifiers."
            );
        }
        return problems.All;
    }

    /// <summary>Has a file of ids worked off, once it is this one's turn.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="segment">The segment, made from files.</param>
    /// <param name="request">What the file does; checked.</param>
    /// <param name="file">The file where it is sent; null where it is fetched.</param>
    /// <param name="cancellationToken">Gives up; a file that did not arrive whole is not worked off.</param>
    /// <exception cref="SegmentFileException">The file that was sent is too large.</exception>
    public async Task<SegmentUpload> UploadAsync(
        string workspaceId,
        CustomSegment segment,
        FileSegmentRequest request,
        Stream? file,
        CancellationToken cancellationToken
    )
    {
        var upload = await store.CreateUploadAsync(
            new SegmentUpload
            {
                Id = Guid.NewGuid().ToString("N"),
                WorkspaceId = workspaceId,
                SegmentId = segment.Id,
                SegmentName = segment.Name,
                Operation = request.Operation,
                Attribute = KindOf(workspaceId, request.Attribute) ?? Identifier.CustomerId,
                FileUrl = request.FileUrl,
                CallbackUrl = request.CallbackUrl,
                State = file is null ? SegmentUploadState.Waiting : SegmentUploadState.Receiving,
                CreatedAt = time.GetUtcNow(),
            },
            cancellationToken
        );
        if (file is not null)
        {
            var pieces = 0;
            var bytes = await FilePieces.CutAsync(
                file,
                SegmentLimits.FileBytes,
                async (piece, lines) =>
                {
                    await store.AppendPieceAsync(upload, piece, lines, cancellationToken);
                    pieces = piece + 1;
                },
                cancellationToken
            );
            upload = upload with { State = SegmentUploadState.Waiting, Pieces = pieces, Bytes = bytes };
            await store.UpdateAsync(upload, cancellationToken);
        }
        uploads.Wake();
        return upload;
    }

    /// <summary>Archives a segment of either kind, or takes it back. It goes on holding its members for those who use it.</summary>
    public async Task<Outcome<CustomSegment>> ArchiveAsync(
        string workspaceId,
        string id,
        bool archived,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await documents.GetAsync(workspaceId, WorkspaceKinds.Segment, id, cancellationToken) is not { } document)
        {
            return Outcome<CustomSegment>.NotFound();
        }
        var segment = WorkspaceJson.Read<CustomSegment>(document.Json);
        if (segment.Archived == archived)
        {
            return Outcome<CustomSegment>.Done(segment);
        }
        segment = segment with { Archived = archived };
        var change = DocumentChange.Update(
            document,
            WorkspaceJson.Write(segment),
            archived ? "segment.archive" : "segment.unarchive"
        );
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? Outcome<CustomSegment>.Done(segment)
            : Outcome<CustomSegment>.Conflict(result.ConflictVersion);
    }

    /// <summary>Has everybody go out and then the segment be gone, unless something uses it.</summary>
    public async Task<Outcome<SegmentUpload>> DeleteAsync(
        string workspaceId,
        string id,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(workspaceId, id, null, cancellationToken) is not { Kind: SegmentKind.File } segment)
        {
            return Outcome<SegmentUpload>.NotFound();
        }
        var workspace = snapshots.Find(workspaceId).Document;
        var without = workspace with { Segments = [.. workspace.Segments.Where(other => other.Id != id)] };
        var broken = RecordCheck.NewProblems(workspace, without, environment);
        if (broken.Count > 0)
        {
            return RecordWords.Breaks<CustomSegment>("Without the segment", broken).As<SegmentUpload>();
        }
        var archived = await ArchiveAsync(workspaceId, id, true, principal, cancellationToken);
        if (!archived.IsDone)
        {
            return archived.As<SegmentUpload>();
        }
        var request = new FileSegmentRequest { Operation = SegmentOperation.Delete, Attribute = Identifier.CustomerId };
        return Outcome<SegmentUpload>.Done(await UploadAsync(workspaceId, segment, request, null, cancellationToken));
    }

    /// <summary>A segment of either kind, by id or else by name; null where there is none.</summary>
    public async Task<CustomSegment?> FindAsync(
        string workspaceId,
        string? id,
        string? name,
        CancellationToken cancellationToken
    )
    {
        var document = id is not null
            ? Texts.IsId(id)
                ? await documents.GetAsync(workspaceId, WorkspaceKinds.Segment, id, cancellationToken)
                : null
            : name is not null
                ? await documents.FindByNameAsync(workspaceId, WorkspaceKinds.Segment, name, cancellationToken)
                : null;
        return document is null ? null : WorkspaceJson.Read<CustomSegment>(document.Json);
    }

    private string? KindOf(string workspaceId, string attribute)
    {
        var kind = AttributeCatalog.Canonical(attribute);
        return kind is AttributeCatalog.CustomerId or Identifier.CustomerId ? Identifier.CustomerId
            : kind == Identifier.VisitorId || identity.For(workspaceId).IsIndexed(kind) ? kind
            : null;
    }
}
