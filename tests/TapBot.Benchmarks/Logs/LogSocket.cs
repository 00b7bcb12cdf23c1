using System.Diagnostics;
using System.Net.Sockets;
using TapBot.Benchmarks.SampleEngines;

namespace TapBot.Benchmarks.Logs;

/// <summary>An engine's socket that has one log and writes it at a rate: frames with timestamps, as Docker does.</summary>
internal sealed class LogSocket : IDisposable
{
    private const int LinesAtOnce = 100;
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\nConnection: close\r\n\r\n"u8.ToArray();

    private readonly string path = Path.Combine(Path.GetTempPath(), $"tapbot-bm-{Environment.ProcessId}.sock");
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ManualResetEvent quiet = new(false);
    private readonly double perSecond;
    private int connections;
    private long written;

    /// <param name="perSecond">Lines a second; infinite for as many as are taken.</param>
    public LogSocket(double perSecond)
    {
        this.perSecond = perSecond;
        File.Delete(path);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public Uri Address => new("unix://" + path);

    /// <summary>How many streams were ever asked for.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>How many lines were written.</summary>
    public long Written => Volatile.Read(ref written);

    public void Dispose()
    {
        listener.Dispose();
        quiet.Set();
        File.Delete(path);
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = listener.Accept();
                Interlocked.Increment(ref connections);
                new Thread(() => Write(client)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // disposed
        }
    }

    private void Write(Socket client)
    {
        using var socket = client;
        try
        {
            socket.Receive(new byte[4096]);
            socket.Send(Answer);
            var portion = new byte[LinesAtOnce * LogFrame.MostBytes];
            var start = Stopwatch.GetTimestamp();
            for (long count = 0; ; count += LinesAtOnce)
            {
                var due = TimeSpan.FromSeconds(count / perSecond) - Stopwatch.GetElapsedTime(start);
                if (due > TimeSpan.Zero)
                    quiet.WaitOne(due);
                var length = 0;
                for (var i = 0; i < LinesAtOnce; i++)
                    length += LogFrame.Plain(portion.AsSpan(length), count + i);
                for (var sent = 0; sent < length;)
                    sent += socket.Send(portion.AsSpan(sent, length - sent));
                Interlocked.Add(ref written, LinesAtOnce);
            }
        }
        catch (SocketException)
        {
            // the reader has gone
        }
    }
}
