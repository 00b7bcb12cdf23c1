using System.Net.Sockets;
using Org.BouncyCastle.Tls;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>One conversation in TLS over a connection: the handshake, and one question after it.</summary>
internal sealed class TlsConversation(Stream stream, ProbeClient client) : IAsyncDisposable
{
    private const byte AlertRecord = 21, HandshakeRecord = 22;

    private readonly TlsClientProtocol protocol = new();
    private readonly byte[] buffer = new byte[16 * 1024];
    private bool hasHeard;

    /// <summary>Shakes hands, or as much of it as the client wants.</summary>
    /// <exception cref="ConnectException">The server does not speak TLS, or not with us.</exception>
    public async Task ShakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            protocol.Connect(client);
            while (true)
            {
                await FlushAsync(cancellationToken);
                if (client.IsDone)
                    return;
                var read = await stream.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                    throw new ConnectException(Phrase.Of(hasHeard ? "certificates.trouble.cut" : "certificates.trouble.closed"));
                Listen(read);
                protocol.OfferInput(buffer, 0, read);
            }
        }
        catch (Exception failed) when (failed is TlsException or IOException or SocketException)
        {
            throw Trouble(failed);
        }
    }

    /// <summary>Sends a question and hears the answer until it is enough or ends.</summary>
    public async Task<byte[]> AskAsync(byte[] question, Func<ReadOnlyMemory<byte>, bool> isEnough, int most, CancellationToken cancellationToken)
    {
        var heard = new MemoryStream();
        try
        {
            protocol.WriteApplicationData(question, 0, question.Length);
            await FlushAsync(cancellationToken);
            while (heard.Length < most && !isEnough(heard.GetBuffer().AsMemory(0, (int)heard.Length)))
            {
                var read = await stream.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                    break;
                protocol.OfferInput(buffer, 0, read);
                while (protocol.GetAvailableInputBytes() is > 0 and var ready)
                {
                    var piece = new byte[Math.Min(ready, buffer.Length)];
                    heard.Write(piece, 0, protocol.ReadInput(piece, 0, piece.Length));
                }
                await FlushAsync(cancellationToken);
            }
        }
        catch (Exception failed) when (failed is IOException or SocketException)
        {
            // What was heard until then is the answer.
        }
        return heard.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            protocol.Close();
        }
        catch (IOException)
        {
        }
        await stream.DisposeAsync();
    }

    /// <summary>The first byte tells whether it is TLS at all.</summary>
    private void Listen(int read)
    {
        if (hasHeard)
            return;
        hasHeard = true;
        if (buffer[0] is AlertRecord or HandshakeRecord)
            return;
        throw new ConnectException(Phrase.Of(buffer.AsSpan(0, read).StartsWith("HTTP/"u8) ? "certificates.trouble.http" : "certificates.trouble.notTls"));
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        while (protocol.GetAvailableOutputBytes() is > 0 and var ready)
        {
            var piece = new byte[ready];
            var taken = protocol.ReadOutput(piece, 0, ready);
            await stream.WriteAsync(piece.AsMemory(0, taken), cancellationToken);
        }
    }

    private ConnectException Trouble(Exception failed) => failed switch
    {
        _ when client.Alert is { } alert => new(Phrase.Of("certificates.trouble.alert", ("alert", AlertDescription.GetName(alert)), ("number", alert.ToString(System.Globalization.CultureInfo.InvariantCulture))), failed),
        TlsFatalAlert own => new(Phrase.Of("certificates.trouble.tls", ("alert", AlertDescription.GetName(own.AlertDescription))), failed),
        _ => new(Phrase.Of(hasHeard ? "certificates.trouble.cut" : "certificates.trouble.closed"), failed),
    };
}
