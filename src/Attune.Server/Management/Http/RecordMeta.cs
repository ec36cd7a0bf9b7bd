using Attune.Core.Workspaces.Records;

namespace Attune.Server.Management.Http;

/// <summary>Who made a record and who changed it last.</summary>
public abstract record RecordMeta
{
    /// <summary>24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public ActorBody? CreatedBy { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public ActorBody? UpdatedBy { get; init; }

    /// <summary>This body with what is known of the stored record.</summary>
    internal static TBody Complete<TBody, TRecord>(TBody body, StoredRecord<TRecord> stored)
        where TBody : RecordMeta
        where TRecord : class =>
        body with
        {
            CreatedAt = stored.CreatedAt,
            CreatedBy = ActorBody.From(stored.CreatedBy),
            UpdatedAt = stored.UpdatedAt,
            UpdatedBy = ActorBody.From(stored.UpdatedBy),
        };
}
