using Attune.Core.Accounts;
using Attune.Core.Storage;
using Attune.Core.Workspaces;
using Attune.Dashboard.Access;
using Attune.Dashboard.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using MudBlazor;

namespace Attune.Dashboard.Parts;

/// <summary>What every page of a workspace has: where it is, who sits there, and a way to act that words what goes wrong.</summary>
public abstract class WorkspacePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    /// <summary>From the address.</summary>
    [Parameter]
    public string Workspace { get; set; } = "";

    [CascadingParameter]
    public WorkspaceContext Context { get; set; } = default!;

    [Inject]
    protected WorkspaceAccess Access { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    protected ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    protected Browser Browser { get; set; } = default!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = default!;

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Leaving => leaving.Token;

    /// <summary>Whether something that was asked for is under way.</summary>
    protected bool IsBusy { get; private set; }

    public virtual void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The address of another page of the workspace.</summary>
    protected string At(string path) => $"/w/{Uri.EscapeDataString(Context.Id)}/{path}";

    /// <summary>Says a sentence at the bottom of the page.</summary>
    protected void Say(string text) => Snackbar.Add(text, Severity.Normal);

    /// <summary>Says that something did not work.</summary>
    protected void Complain(string text) => Snackbar.Add(text, Severity.Error);

    /// <summary>Does something as the person at the page, if the role allows it; words whatever goes wrong.</summary>
    protected Task<bool> ActAsync(Role role, Func<Principal, Task> act) =>
        TryAsync(async () => await act(await Access.RequireAsync(Context.Id, role, Leaving)));

    /// <summary>Does something that changes nothing; words whatever goes wrong.</summary>
    protected async Task<bool> TryAsync(Func<Task> act)
    {
        IsBusy = true;
        StateHasChanged();
        try
        {
            await act();
            return true;
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure)
        {
            if (failure is not (AccessDeniedException or StorageUnavailableException))
            {
                PageLog.Failed(Loggers.CreateLogger(GetType()), failure);
            }
            Complain(Words.Of(failure));
            return false;
        }
        finally
        {
            IsBusy = false;
            if (!leaving.IsCancellationRequested)
            {
                StateHasChanged();
            }
        }
    }
}
