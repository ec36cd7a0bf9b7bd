using Attune.Core.Storage;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Users;

namespace Attune.Core.Segments;

/// <summary>Works one file of ids off, from where it stopped. What it does twice it does the second time without effect.</summary>
public sealed class SegmentUploadRun(
    ISegmentStore store,
    ISegmentFiles files,
    IUserDirectory users,
    IDocumentStore documents,
    TimeProvider time
)
{
    private const int AtOnce = 1_000;
    private const int Attempts = 60;
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(500);

    /// <summary>The upload when it is over.</summary>
    /// <exception cref="SegmentFileException">The file cannot be had or read.</exception>
    public async Task<SegmentUpload> RunAsync(SegmentUpload upload, CancellationToken cancellationToken)
    {
        if (upload is { FileUrl: not null, Pieces: 0 })
        {
            upload = await FetchAsync(upload, cancellationToken);
        }
        upload = upload with { State = SegmentUploadState.Running };
        while (upload.PiecesDone < upload.Pieces)
        {
            upload = await RunPieceAsync(upload, cancellationToken);
            await store.UpdateAsync(upload, cancellationToken);
        }
        if (upload.Operation is SegmentOperation.Replace or SegmentOperation.Delete)
        {
            upload = upload with { State = SegmentUploadState.Sweeping };
            await store.UpdateAsync(upload, cancellationToken);
            await SweepAsync(upload, cancellationToken);
        }
        if (upload.Operation == SegmentOperation.Delete)
        {
            await ForgetAsync(upload, cancellationToken);
        }
        upload = upload with { State = SegmentUploadState.Done, FinishedAt = time.GetUtcNow() };
        await store.UpdateAsync(upload, cancellationToken);
        return upload;
    }

    private async Task<SegmentUpload> FetchAsync(SegmentUpload upload, CancellationToken cancellationToken)
    {
        upload = upload with { State = SegmentUploadState.Fetching };
        await store.UpdateAsync(upload, cancellationToken);
        var pieces = 0;
        var bytes = 0L;
        await files.FetchAsync(
            upload.FileUrl!,
            SegmentLimits.FileBytes,
            async (file, token) =>
            {
                // Begun anew where the connection broke off: pieces of the same number are written over.
                pieces = 0;
                bytes = await FilePieces.CutAsync(
                    file,
                    SegmentLimits.FileBytes,
                    async (piece, lines) =>
                    {
                        await store.AppendPieceAsync(upload, piece, lines, token);
                        pieces = piece + 1;
                    },
                    token
                );
            },
            cancellationToken
        );
        upload = upload with { Pieces = pieces, Bytes = bytes };
        await store.UpdateAsync(upload, cancellationToken);
        return upload;
    }

    private async Task<SegmentUpload> RunPieceAsync(SegmentUpload upload, CancellationToken cancellationToken)
    {
        var piece = await store.ReadPieceAsync(upload, upload.PiecesDone, cancellationToken);
        var (values, found) = FileValues.Read(
            piece,
            upload.PiecesDone == 0,
            upload.Attribute,
            AttributeCatalog.Find(upload.Attribute)?.DisplayName ?? upload.Attribute,
            "ID"
        );
        var joins = upload.Operation != SegmentOperation.Remove;
        var known = 0L;
        var refused = 0L;
        foreach (var batch in values.Chunk(AtOnce))
        {
            var outcomes = await ApplyAsync(
                upload,
                [.. batch.Select(value => Change(upload, new Identifier(upload.Attribute, value), joins))],
                cancellationToken
            );
            var ids = outcomes
                .Where(outcome => outcome.Status == ChangeStatus.Applied)
                .Select(outcome => outcome.UserId)
                .ToHashSet();
            known += ids.Count;
            refused += outcomes.Count(outcome => outcome.Status == ChangeStatus.Refused);
            if (joins)
            {
                await store.AddMembersAsync(
                    upload.WorkspaceId,
                    upload.SegmentId,
                    upload.Number,
                    ids,
                    cancellationToken
                );
            }
            else
            {
                await store.RemoveMembersAsync(upload.WorkspaceId, upload.SegmentId, ids, cancellationToken);
            }
        }
        return upload with
        {
            PiecesDone = upload.PiecesDone + 1,
            ValuesFound = upload.ValuesFound + found,
            ValuesProcessed = upload.ValuesProcessed + values.Count,
            Users = upload.Users + known,
            Refused = upload.Refused + refused,
        };
    }

    /// <summary>Those whom this file did not bring in go out.</summary>
    private async Task SweepAsync(SegmentUpload upload, CancellationToken cancellationToken)
    {
        while (true)
        {
            var left = await store.MembersBeforeAsync(
                upload.WorkspaceId,
                upload.SegmentId,
                upload.Number,
                AtOnce,
                cancellationToken
            );
            if (left.Count == 0)
            {
                return;
            }
            var leaving = new List<UserChange>();
            foreach (var id in left)
            {
                var identifier = new Identifier(Identifier.InternalId, id.ToString("D"));
                var user = await users.FindAsync(upload.WorkspaceId, identifier, cancellationToken);
                // Who went into another profile since is judged by that one, which the file may have brought in.
                if (
                    user is not null
                    && user.Segments.Contains(upload.SegmentId)
                    && !(
                        user.Id != id
                        && await store.IsMemberSinceAsync(
                            upload.WorkspaceId,
                            upload.SegmentId,
                            upload.Number,
                            user.Id,
                            cancellationToken
                        )
                    )
                )
                {
                    leaving.Add(Change(upload, identifier, joins: false));
                }
            }
            await ApplyAsync(upload, leaving, cancellationToken);
            await store.RemoveMembersAsync(upload.WorkspaceId, upload.SegmentId, left, cancellationToken);
        }
    }

    private async Task ForgetAsync(SegmentUpload upload, CancellationToken cancellationToken)
    {
        if (
            await documents.GetAsync(upload.WorkspaceId, WorkspaceKinds.Segment, upload.SegmentId, cancellationToken) is
            { } document
        )
        {
            await documents.WriteAsync(
                upload.WorkspaceId,
                [DocumentChange.Delete(document)],
                Actor.System,
                cancellationToken
            );
        }
    }

    private async Task<IReadOnlyList<ChangeOutcome>> ApplyAsync(
        SegmentUpload upload,
        IReadOnlyList<UserChange> changes,
        CancellationToken cancellationToken
    )
    {
        if (changes.Count == 0)
        {
            return [];
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await users.ApplyAsync(upload.WorkspaceId, changes, cancellationToken);
            }
            catch (StorageBusyException) when (attempt < Attempts)
            {
                // Others go first: a file has time.
                await Task.Delay(BusyPause, time, cancellationToken);
            }
        }
    }

    private static UserChange Change(SegmentUpload upload, Identifier identifier, bool joins) =>
        new()
        {
            Identifiers = [identifier],
            CreateIfMissing = false,
            JoinSegments = joins ? [upload.SegmentId] : [],
            LeaveSegments = joins ? [] : [upload.SegmentId],
        };
}
