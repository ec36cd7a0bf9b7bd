using Microsoft.JSInterop;

namespace Attune.Dashboard.Parts;

/// <summary>What a page asks of the browser it is shown in. One for each open page.</summary>
public sealed class Browser(IJSRuntime script) : IAsyncDisposable
{
    private IJSObjectReference? module;

    /// <summary>Puts a text on the clipboard; false where the browser does not allow it.</summary>
    public async Task<bool> CopyAsync(string text) => await InvokeAsync<bool>("copy", text);

    /// <summary>Offers a file for saving.</summary>
    public async Task SaveAsync(string name, string type, string content) =>
        await InvokeVoidAsync("save", name, type, content);

    /// <summary>Moves the keyboard's focus to an element.</summary>
    public async Task FocusAsync(string id) => await InvokeVoidAsync("focus", id);

    /// <summary>The address that this page was opened by, such as <c>https://attune.example.com</c>.</summary>
    public async Task<string> OriginAsync() => await InvokeAsync<string>("origin");

    public async Task<T> InvokeAsync<T>(string function, params object?[] arguments) =>
        await (await ModuleAsync()).InvokeAsync<T>(function, arguments);

    public async Task InvokeVoidAsync(string function, params object?[] arguments) =>
        await (await ModuleAsync()).InvokeVoidAsync(function, arguments);

    public async ValueTask DisposeAsync()
    {
        if (module is not null)
        {
            try
            {
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page is closed, and its scripts with it.
            }
        }
    }

    private async Task<IJSObjectReference> ModuleAsync() =>
        module ??= await script.InvokeAsync<IJSObjectReference>("import", "/_content/Attune.Dashboard/attune.js");
}
