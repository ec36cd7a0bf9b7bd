namespace Attune.Server.Data;

/// <summary>
/// The names of the family's rates in <c>Attune:RateLimits</c>. None is set unless the operator sets it; the documented
/// figure of each is in its comment.
/// </summary>
internal static class DataRates
{
    /// <summary>Users made or updated by <c>/v1/customer</c>: 10,000 a minute.</summary>
    public const string Users = "users";

    /// <summary>Events tracked by <c>/v1/event</c>: 30,000 a minute.</summary>
    public const string Events = "events";

    /// <summary>Users in bulk requests: 60,000 a minute.</summary>
    public const string BulkUsers = "bulkusers";

    /// <summary>Events in bulk requests: 60,000 a minute.</summary>
    public const string BulkEvents = "bulkevents";

    /// <summary>Users read by exports: 1,000 a minute.</summary>
    public const string Export = "export";

    /// <summary>Pairs merged: 1,000 a minute.</summary>
    public const string Merge = "merge";

    /// <summary>Users deleted: 5,000 a minute.</summary>
    public const string Delete = "delete";

    /// <summary>Devices tracked: 10,000 a minute.</summary>
    public const string Devices = "devices";

    /// <summary>Requests that block or unblock devices: 1,000 a minute.</summary>
    public const string ManageDevices = "managedevices";

    /// <summary>Erasure requests: no documented figure.</summary>
    public const string Erasure = "erasure";
}
