using Microsoft.JSInterop;

namespace TapBot.Portal.Ui;

/// <summary>The scripts that stand beside components.</summary>
internal static class ScriptModules
{
    /// <summary>
    /// Loads a module by its place below the web root; the import map finds the fingerprinted file. A browser remembers that it could not fetch an address,
    /// so a second attempt after a moment without network asks for another one.
    /// </summary>
    public static async ValueTask<IJSObjectReference> ImportAsync(this IJSRuntime js, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./" + path);
        }
        catch (JSException)
        {
            return await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, $"./{path}?again");
        }
    }

    /// <summary>Loads a module for one use only. A browser that goes meanwhile is no error: there is nobody left to do it for.</summary>
    public static async Task UseAsync(this IJSRuntime js, string path, Func<IJSObjectReference, Task> use, CancellationToken cancellationToken)
    {
        IJSObjectReference? module = null;
        try
        {
            module = await js.ImportAsync(path, cancellationToken);
            await use(module);
        }
        catch (JSDisconnectedException)
        {
        }
        finally
        {
            await module.LetGoAsync();
        }
    }

    /// <summary>Lets go of a browser object; a browser that has already gone needs no goodbye.</summary>
    public static async ValueTask LetGoAsync(this IJSObjectReference? reference, string? farewell = null)
    {
        if (reference is null)
            return;
        try
        {
            if (farewell is not null)
                await reference.InvokeVoidAsync(farewell);
            await reference.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
        }
        catch (OperationCanceledException)
        {
        }
    }
}
