import { type ChildProcess, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { openSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { databaseAccount } from '@/scripts/database/account.mjs'
import { postgresBinaries } from '@/scripts/database/binaries.mjs'
import { createCluster, superuser } from '@/scripts/database/create-cluster.mjs'
import { stopOrphan } from '@/scripts/database/orphan.mjs'
import { processesIn } from '@/scripts/database/process-info.mjs'
import { startPostgres } from '@/scripts/database/start-postgres.mjs'

/**
 * A Postgres that the harness itself runs, from the package's programs: a keeper would end with it, and the product's
 * own data must not be touched. Durable, since an immediate restart would mean nothing otherwise.
 */
export class ChaosPostgres {
  private child: ChildProcess | undefined
  /** Another one after each start. */
  port = 0

  private constructor(
    private readonly folder: string,
    private readonly password: string,
  ) {}

  static async create(folder: string): Promise<ChaosPostgres> {
    const postgres = new ChaosPostgres(folder, randomBytes(12).toString('hex'))
    await createCluster({ ...(await postgres.options()), password: postgres.password })
    await postgres.launch()
    return postgres
  }

  /** The address of a database, by way of a port: this one's own, or a proxy's. */
  url(database: string, port: number) {
    return `postgresql://${superuser}:${this.password}@127.0.0.1:${port}/${database}`
  }

  async launch() {
    const options = await this.options()
    await stopOrphan(options.clusterDir)
    const logPath = path.join(this.folder, 'postgres.log')
    const logFile = openSync(logPath, 'a', 0o600)
    const { process, port } = await startPostgres({ ...options, logPath, logFile })
    this.child = process
    this.port = port
  }

  /** Ends as with a power cut that spares the disk: nothing is written out, connections break (SIGQUIT). */
  async crash() {
    if (this.runs) this.resume()
    await this.end('SIGQUIT')
  }

  async shutDown() {
    await this.end('SIGINT')
  }

  /** Every one of its processes stands still; connections stay open. */
  hang() {
    this.signalAll('SIGSTOP')
  }

  resume() {
    this.signalAll('SIGCONT')
  }

  /** Copies its files while it is down, or puts such a copy in their place. */
  keepCopy() {
    execFileSync('cp', ['-a', this.clusterDir, `${this.clusterDir}.kept`])
  }

  takeCopy() {
    rmSync(this.clusterDir, { recursive: true, force: true })
    execFileSync('mv', [`${this.clusterDir}.kept`, this.clusterDir])
  }

  /** For a harness that is itself being ended. */
  killNow() {
    if (!this.runs) return
    this.resume()
    this.child?.kill('SIGQUIT')
  }

  private get runs() {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null
  }

  private get clusterDir() {
    return path.join(this.folder, 'postgres')
  }

  private async options() {
    const account = databaseAccount(this.clusterDir)
    const binaries = await postgresBinaries(account)
    return { clusterDir: this.clusterDir, account, binaries, durable: true }
  }

  private signalAll(signal: 'SIGSTOP' | 'SIGCONT') {
    for (const pid of processesIn(realpathSync(this.clusterDir))) {
      try {
        process.kill(pid, signal)
      } catch {
        // One that served a connection and has just ended.
      }
    }
  }

  private async end(signal: 'SIGQUIT' | 'SIGINT') {
    const { child } = this
    if (!child || !this.runs) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
}
