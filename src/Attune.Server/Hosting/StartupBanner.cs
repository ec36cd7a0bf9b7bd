using System.Reflection;
using System.Text;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Tenancy;
using Attune.Server.Dashboard;
using Attune.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Attune.Server.Hosting;

/// <summary>
/// What a newcomer needs after the start, on the console: where everything is, the workspace, and once, if it was
/// generated, the first key. The key is said nowhere else and cannot be had again.
/// </summary>
internal sealed class StartupBanner(
    OperatorConsole console,
    IServer server,
    StorageOptions storage,
    ListWorkspaces workspaces,
    StartupState startup,
    FirstStartOptions options,
    FirstSignIn firstSignIn
)
{
    private const int MostWorkspaces = 10;

    /// <summary>
    /// Shows the banner, once the server listens. Where the database is not there yet the returned task goes on until it
    /// is, so that a workspace made then is told of, too.
    /// </summary>
    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        WriteAddresses(text);
        if (!startup.Opened.IsCompletedSuccessfully)
        {
            Line(text, "Workspace", "not known yet: the database does not answer");
            console.Write(text.ToString());
            text.Clear();
        }
        if (await startup.Opened.WaitAsync(cancellationToken) is { } created)
        {
            WriteFirstWorkspace(text, created);
        }
        else
        {
            var known = await workspaces.ExecuteAsync("", Principal.System, cancellationToken);
            WriteWorkspaces(text, [.. known.Select(workspace => workspace.Id)]);
        }
        if (await firstSignIn.CreateLinkAsync(Address, cancellationToken) is { } link)
        {
            Line(text, "Sign in", $"{link}   (once, within 15 minutes)");
        }
        console.Write(text.ToString());
    }

    private void WriteAddresses(StringBuilder text)
    {
        var address = Address;
        text.AppendLine();
        text.AppendLine($"Attune {Version()} is ready. Stop it with Ctrl+C.");
        text.AppendLine();
        Line(text, "Dashboard", $"{address}/");
        Line(text, "API", address);
        Line(text, "API docs", $"{address}/docs");
        Line(text, "Health", $"{address}/health/ready");
        foreach (var other in Addresses().Skip(1))
        {
            Line(text, "Also at", other);
        }
        Line(text, "Data", DataPlace());
    }

    private void WriteFirstWorkspace(StringBuilder text, CreatedWorkspace created)
    {
        Line(text, "Workspace", created.WorkspaceId);
        Line(
            text,
            "API key",
            options.Secret is null
                ? $"{created.Secret}   (keep it now: it is not shown again)"
                : $"the value of {AttuneConfiguration.ApiKeyKey}"
        );
    }

    private void WriteWorkspaces(StringBuilder text, IReadOnlyList<string> known)
    {
        var more = known.Count > MostWorkspaces ? $" and {known.Count - MostWorkspaces} more" : "";
        Line(text, known.Count == 1 ? "Workspace" : "Workspaces", string.Join(", ", known.Take(MostWorkspaces)) + more);
        if (options.WorkspaceId is { } wanted && !known.Contains(wanted))
        {
            Line(
                text,
                "Note",
                $"{AttuneConfiguration.WorkspaceKey} '{wanted}' was not made: it only counts in an empty data directory"
            );
        }
    }

    private static void Line(StringBuilder text, string label, string value) =>
        text.AppendLine($"  {label, -12}{value}");

    private string DataPlace() =>
        storage.PostgresConnectionString is null ? $"{Path.GetFullPath(storage.DataDirectory)} (SQLite)" : "PostgreSQL";

    private string Address => Addresses().FirstOrDefault() ?? AttuneConfiguration.DefaultUrl;

    private IEnumerable<string> Addresses() =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(address =>
            address.TrimEnd('/').Replace("//[::]:", "//localhost:").Replace("//0.0.0.0:", "//localhost:")
        );

    private static string Version() =>
        typeof(StartupBanner)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "";
}
