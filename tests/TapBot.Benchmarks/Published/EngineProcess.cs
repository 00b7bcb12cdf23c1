using System.Buffers.Binary;
using System.Net.Sockets;

namespace TapBot.Benchmarks.Published;

/// <summary>Finds the engine behind an address among the processes of this machine.</summary>
internal static class EngineProcess
{
    private const int SolSocket = 1, SoPeerCred = 17; // socket(7), unix(7)
    private const string Name = "dockerd";

    /// <summary>Its number; null when it runs elsewhere or cannot be told from others.</summary>
    public static async Task<int?> FindAsync(Uri engine)
    {
        if (engine.Scheme != "unix")
            return null;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(engine.AbsolutePath));
        var credentials = new byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials);
        var listener = BinaryPrimitives.ReadInt32LittleEndian(credentials);
        if (IsEngine(listener))
            return listener;
        // systemd listens for it
        int[] all = [.. Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), out var id) ? id : 0).Where(IsEngine)];
        return all is [var only] ? only : null;
    }

    private static bool IsEngine(int process) => File.Exists($"/proc/{process}/comm") && File.ReadAllText($"/proc/{process}/comm").Trim() == Name;
}
