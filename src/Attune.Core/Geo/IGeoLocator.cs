using Attune.Decisions.Sessions;

namespace Attune.Core.Geo;

/// <summary>Finds where an IP address is. Safe for concurrent use; never throws and never waits for a disk to be replaced.</summary>
public interface IGeoLocator
{
    /// <summary>
    /// The place of an IPv4 or IPv6 address in its text form. Unknown (the default value) for text that is no address,
    /// for private addresses, and while no database is loaded.
    /// </summary>
    GeoFacts Locate(ReadOnlySpan<char> ipAddress);

    /// <summary>Which databases are loaded, how old they are, and what is wrong with them.</summary>
    GeoHealth Health { get; }
}
