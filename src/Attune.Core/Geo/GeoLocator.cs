using System.Net.Sockets;
using Attune.Decisions.Sessions;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Geo;

/// <summary>
/// Locates addresses in two MaxMind-format files, one for each address family, and loads new versions of them while it
/// runs. A missing or broken file means "unknown", never an error.
/// </summary>
public sealed partial class GeoLocator : IGeoLocator, IAsyncDisposable
{
    private readonly WatchedGeoDatabase _ipv4;
    private readonly WatchedGeoDatabase _ipv6;
    private readonly ITimer _timer;
    private readonly TimeSpan _interval;
    private readonly ILogger<GeoLocator> _logger;
    private readonly Lock _looking = new();

    /// <summary>Loads nothing yet: see <see cref="Start"/>.</summary>
    public GeoLocator(GeoOptions options, TimeProvider time, ILogger<GeoLocator> logger)
    {
        _logger = logger;
        _interval = options.PollInterval;
        _ipv4 = new WatchedGeoDatabase(options.IPv4Path, ipv6: false, Report);
        _ipv6 = new WatchedGeoDatabase(options.IPv6Path, ipv6: true, Report);
        _timer = time.CreateTimer(_ => Look(atOnce: false), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public GeoHealth Health => new(_ipv4.Health, _ipv6.Health);

    /// <inheritdoc/>
    public GeoFacts Locate(ReadOnlySpan<char> ipAddress)
    {
        if (!IpText.TryRead(ipAddress, out var address))
        {
            return default;
        }

        return (address.AddressFamily == AddressFamily.InterNetwork ? _ipv4 : _ipv6).Locate(address);
    }

    /// <summary>Loads both files now, which takes well below a second, and watches them from then on.</summary>
    public void Start()
    {
        Look(atOnce: true);
        _timer.Change(_interval, _interval);
    }

    /// <summary>Stops watching and gives the files back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        _ipv4.Close();
        _ipv6.Close();
    }

    private void Look(bool atOnce)
    {
        // A look that outlasts the interval is enough of a look.
        if (!_looking.TryEnter())
        {
            return;
        }

        try
        {
            _ipv4.Look(atOnce);
            _ipv6.Look(atOnce);
        }
        finally
        {
            _looking.Exit();
        }
    }

    private void Report(GeoDatabaseHealth health)
    {
        if (health.Problem is null)
        {
            LogLoaded(_logger, health.Path, health.DatabaseType, health.BuiltAt);
        }
        else
        {
            LogProblem(_logger, health.Problem);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Geo database {Path} serves: {Type} of {BuiltAt}")]
    private static partial void LogLoaded(ILogger logger, string path, string? type, DateTimeOffset? builtAt);

    [LoggerMessage(2, LogLevel.Warning, "{Problem}")]
    private static partial void LogProblem(ILogger logger, string problem);
}
