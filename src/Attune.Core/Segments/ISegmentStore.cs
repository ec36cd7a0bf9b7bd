using Attune.Core.Storage;

namespace Attune.Core.Segments;

/// <summary>
/// Files of ids on their way, and who is in which segment: the other direction of what each profile holds, for replacing and
/// counting. Safe for concurrent use; every method may throw <see cref="StorageUnavailableException"/>.
/// </summary>
public interface ISegmentStore
{
    /// <summary>Keeps a new upload and gives it its number.</summary>
    Task<SegmentUpload> CreateUploadAsync(SegmentUpload upload, CancellationToken cancellationToken);

    /// <summary>Keeps a piece of the file: whole lines.</summary>
    Task AppendPieceAsync(
        SegmentUpload upload,
        int piece,
        ReadOnlyMemory<byte> lines,
        CancellationToken cancellationToken
    );

    Task<byte[]> ReadPieceAsync(SegmentUpload upload, int piece, CancellationToken cancellationToken);

    /// <summary>Writes how far it has come; where it is over its pieces are forgotten.</summary>
    Task UpdateAsync(SegmentUpload upload, CancellationToken cancellationToken);

    /// <summary>The oldest upload of any workspace that is not over and not being sent; null for none.</summary>
    Task<SegmentUpload?> NextAsync(CancellationToken cancellationToken);

    Task<SegmentUpload?> FindUploadAsync(string workspaceId, string id, CancellationToken cancellationToken);

    /// <summary>A segment's uploads, newest first; of all segments where the id is null.</summary>
    Task<IReadOnlyList<SegmentUpload>> ListUploadsAsync(
        string workspaceId,
        string? segmentId,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Forgets uploads that are over, and those whose sending broke off, from before this moment.</summary>
    Task TrimAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>These users are in the segment since the upload of this number.</summary>
    Task AddMembersAsync(
        string workspaceId,
        string segmentId,
        long number,
        IReadOnlyCollection<Guid> users,
        CancellationToken cancellationToken
    );

    Task RemoveMembersAsync(
        string workspaceId,
        string segmentId,
        IReadOnlyCollection<Guid> users,
        CancellationToken cancellationToken
    );

    /// <summary>Members whom no upload from this number on has brought in, in any order.</summary>
    Task<IReadOnlyList<Guid>> MembersBeforeAsync(
        string workspaceId,
        string segmentId,
        long number,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Whether the upload of this number, or a later one, brought the user in.</summary>
    Task<bool> IsMemberSinceAsync(
        string workspaceId,
        string segmentId,
        long number,
        Guid user,
        CancellationToken cancellationToken
    );

    /// <summary>How many members a segment has.</summary>
    Task<long> CountAsync(string workspaceId, string segmentId, CancellationToken cancellationToken);

    /// <summary>Forgets these users in all segments.</summary>
    Task EraseAsync(string workspaceId, IReadOnlyList<Guid> users, CancellationToken cancellationToken);
}
